/**
 * Boxes and ticks that Word files take from Wingdings, as characters every machine has: a missing glyph looks like a
 * ticked box.
 */
const WINGDINGS: Record<number, string> = {
  0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x9f: '•', 0xa1: '○', 0xa4: '◉', 0xa8: '□', 0xd8: '➢',
  0xfb: '✘', 0xfc: '✔', 0xfd: '☒', 0xfe: '☑',
}; // prettier-ignore

export function showSymbols(holder: HTMLElement): void {
  for (const span of holder.querySelectorAll<HTMLElement>('span[style*="Wingdings"]')) {
    if (span.children.length || /Wingdings [23]/.test(span.style.fontFamily)) continue;
    // Word keeps symbols in the private use area from F000 on.
    const text = [...(span.textContent ?? '')].map((letter) => WINGDINGS[(letter.codePointAt(0) ?? 0) & 0xff]);
    if (!text.length || text.includes(undefined)) continue;
    span.textContent = text.join('');
    span.style.fontFamily = '';
  }
}
