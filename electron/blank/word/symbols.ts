/** Characters of symbol fonts as the characters they look like, and the tick that belongs to each box. */

const WINGDINGS: Record<string, string> = {
  F06E: '■',
  F06F: '□',
  F070: '□',
  F071: '□',
  F072: '□',
  F0A8: '□',
  F0A1: '○',
  F06C: '●',
  F06D: '○',
  F0A4: '◉',
  F0A5: '◉',
  F0FE: '☑',
  F0FD: '☒',
  F0FC: '✓',
  F0FB: '✗',
  F078: '☒',
  F077: '◆',
};
const WINGDINGS2: Record<string, string> = {
  F02A: '□',
  F0A3: '□',
  F02B: '□',
  F052: '☑',
  F053: '☒',
  F054: '☒',
  F050: '✓',
  F04F: '✗',
  F098: '●',
  F099: '○',
  F09B: '○',
  F09E: '◉',
};

/** `code` as in w:char: four hexadecimal digits, with or without the F0 page. */
export function symbolOf(font: string, code: string): string {
  const upper = code.toUpperCase().padStart(4, '0');
  const key = upper.startsWith('F0') ? upper : `F0${upper.slice(2)}`;
  const table = /wingdings\s*2/i.test(font) ? WINGDINGS2 : /wingdings/i.test(font) ? WINGDINGS : undefined;
  return (
    table?.[key] ?? (/wingdings|webdings|symbol/i.test(font) ? '▪' : String.fromCharCode(parseInt(upper, 16) || 0x25aa))
  );
}

/** Ticked and unticked code of the family a box belongs to. */
export function tickCodes(font: string, code: string): { on: string; off: string } {
  const upper = code.toUpperCase();
  if (/wingdings\s*2/i.test(font))
    return /F0(98|99|9B|9E)/.test(upper)
      ? { on: 'F09E', off: 'F099' }
      : { on: 'F052', off: /F0(A3|2A|2B)/.test(upper) ? upper : 'F0A3' };
  if (/F0(A1|A4|A5|6C|6D)/.test(upper)) return { on: 'F0A4', off: 'F0A1' };
  return { on: 'F0FE', off: /F0(A8|6F|70|71|72)/.test(upper) ? upper : 'F0A8' };
}

/** Ticked and unticked form of a plain character. */
export function tickCharacter(character: string, on: boolean): string {
  if ('○◯◦'.includes(character)) return on ? '●' : character;
  if ('●◉⊙'.includes(character)) return on ? character : '○';
  if ('☑☒■✔✓⊠'.includes(character)) return on ? character : '□';
  return on ? '☑' : character;
}
