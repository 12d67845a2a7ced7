/**
 * Small pictures of evidence, in the picture thread. libvips as WebAssembly: the same on every system, nothing native to
 * package, and a picture made by a stranger to break its reader breaks a memory of its own, not the program's.
 */
import Vips from 'wasm-vips';

export interface Scaling {
  /** Longest side, pixels. Smaller pictures stay as they are. */
  size: number;
  /** `thumbnail`: always a small JPEG. `document`: what Word shows, photographs as JPEG, drawings kept sharp. */
  purpose: 'thumbnail' | 'document';
}

export interface Scaled {
  mime: string;
  data: Uint8Array;
}

type VipsModule = Awaited<ReturnType<typeof Vips>>;
type Picture = InstanceType<VipsModule['Image']>;

let loading: Promise<VipsModule> | undefined;

async function load(): Promise<VipsModule> {
  // No further formats (JPEG XL, SVG …): each reader more is one more for a stranger to try.
  const vips = await Vips({ dynamicLibraries: [], print: () => undefined, printErr: () => undefined });
  // One picture at a time, and nothing of it kept.
  vips.concurrency(1);
  vips.Cache.max(0);
  return vips;
}

const THUMBNAIL = { Q: 76, keep: 'none' } as const;
const PHOTO = { Q: 82, keep: 'none', optimize_coding: true } as const;
const DRAWING = { compression: 9, keep: 'none' } as const;
/** A drawing this much smaller as a JPEG is a photograph that was saved as a drawing. */
const CLEARLY = 4;

/** @throws what the reader says of a picture it cannot read */
export async function scale(bytes: Uint8Array, mime: string, { size, purpose }: Scaling): Promise<Scaled> {
  const vips = await (loading ??= load());
  const options = { height: size, size: 'down', output_profile: 'srgb' } as const;
  const picture = vips.Image.thumbnailBuffer(bytes, size, options);
  const made: Picture[] = [picture];
  try {
    // Both encoders read it, so it is made once.
    const whole = picture.copyMemory();
    made.push(whole);
    const flat = whole.hasAlpha() ? whole.flatten({ background: [255, 255, 255] }) : whole;
    if (flat !== whole) made.push(flat);
    const jpeg = flat.jpegsaveBuffer(purpose === 'thumbnail' ? THUMBNAIL : PHOTO);
    if (purpose === 'thumbnail' || mime === 'image/jpeg') return { mime: 'image/jpeg', data: jpeg };
    const png = whole.pngsaveBuffer(DRAWING);
    return png.length > jpeg.length * CLEARLY ? { mime: 'image/jpeg', data: jpeg } : { mime: 'image/png', data: png };
  } finally {
    for (const each of made) each.delete();
  }
}
