/**
 * One JPEG as a one-page A4 PDF, as a scanner makes it. Chromium's own PDF embeds Chinese glyph outlines (200 KB a page);
 * a scan is a third of that, and the same bytes every time.
 */
export function scanPdf(jpeg: Uint8Array, width: number, height: number): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (data: string | Uint8Array): void => {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (body: () => void): void => {
    offsets.push(length);
    put(`${offsets.length} 0 obj\n`);
    body();
    put('\nendobj\n');
  };
  const content = 'q 595.28 0 0 841.89 0 0 cm /Scan Do Q';
  put('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  object(() => put('<< /Type /Catalog /Pages 2 0 R >>'));
  object(() => put('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'));
  object(() =>
    put(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>',
    ),
  );
  object(() => put(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`));
  object(() => {
    put(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
    );
    put(jpeg);
    put('\nendstream');
  });
  const start = length;
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
  for (const offset of offsets) put(`${String(offset).padStart(10, '0')} 00000 n \n`);
  put(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
