/** The two icon containers, both holding PNGs as they are. */

/** Windows: ICONDIR, one 16-byte entry for each picture, then the pictures. @param pngs by edge length in pixels. */
export function ico(pngs: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6 + 16 * pngs.size);
  head.writeUInt16LE(1, 2); // 1 = icon
  head.writeUInt16LE(pngs.size, 4);
  let entry = 6;
  let offset = head.length;
  for (const [size, png] of pngs) {
    head.writeUInt8(size % 256, entry); // 0 means 256
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4); // colour planes
    head.writeUInt16LE(32, entry + 6); // bits per pixel
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    entry += 16;
    offset += png.length;
  }
  return Buffer.concat([head, ...pngs.values()]);
}

/** macOS names its sizes; `ic11`–`ic14` are the same pictures as used on double-density screens. */
const ICNS_TYPES: [type: string, size: number][] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

export function icns(pngs: ReadonlyMap<number, Buffer>): Buffer {
  const parts = ICNS_TYPES.flatMap(([type, size]) => {
    const png = pngs.get(size);
    return png ? [block(type, png)] : [];
  });
  return block('icns', Buffer.concat(parts));
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}
