/** Widths of text in the charts' own font, and lines that fit. */

/** The font that is shipped for charts (resources/fonts): every system draws the same picture with it. */
export const PLAIN_FONT = 'Noto Sans SC';

/** In parts of the type size; a little more than the truth, so that nothing touches. */
function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 1;
  if (/[MWmw@%—…①-⑳]/u.test(character)) return code >= 0x2014 ? 1 : 0.9;
  if (/[A-Z0-9]/.test(character)) return 0.64;
  if (/[ilj.,:;'|! ]/.test(character)) return 0.32;
  return 0.58;
}

export function textWidth(content: string, size: number): number {
  let width = 0;
  for (const character of content) width += characterWidth(character);
  return width * size;
}

function cut(content: string, size: number, room: number): string {
  if (textWidth(content, size) <= room) return content;
  let kept = '';
  for (const character of content) {
    if (textWidth(`${kept}${character}…`, size) > room) break;
    kept += character;
  }
  return `${kept}…`;
}

/** At most `lines` lines of at most `room` points; what does not fit ends in 「…」. */
export function fitLines(content: string, size: number, room: number, lines: number): string[] {
  const fitted: string[] = [];
  let rest = content.trim();
  while (fitted.length < lines - 1 && textWidth(rest, size) > room) {
    let end = 0;
    let width = 0;
    for (const character of rest) {
      width += characterWidth(character) * size;
      if (width > room && end > 0) break;
      end += character.length;
    }
    // A Latin word or a number stays whole where a line can end before it.
    const word = /[A-Za-z0-9.]+$/.exec(rest.slice(0, end))?.[0] ?? '';
    if (/^[A-Za-z0-9.]/.test(rest.slice(end)) && word.length > 0 && word.length < end) end -= word.length;
    fitted.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  fitted.push(cut(rest, size, room));
  return fitted;
}
