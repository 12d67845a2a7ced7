/** Lines of a text, as Word and LibreOffice break it. */
import { describe, expect, it } from 'vitest';
import { countLines } from '../../electron/document/word/line-count.ts';

const TEN = '一二三四五六七八九十';
const lines = (text: string, more: { first?: number; hanging?: boolean; font?: string } = {}): number =>
  countLines(text, { size: 10, font: 'Times New Roman', first: 100, room: 100, hanging: true, ...more });

describe('lines of a text', () => {
  it.each([
    ['', 1],
    [TEN, 1],
    [`${TEN}一`, 2],
    [TEN.repeat(3), 3],
  ])('%s takes %i', (text, expected) => expect(lines(text)).toBe(expected));

  it('a shorter first line', () => expect(lines(TEN, { first: 80 })).toBe(2));

  it('a mark hangs out at the end of running text, in a cell it takes the character before it along', () => {
    expect(lines(`${TEN}。`)).toBe(1);
    expect(lines(`${TEN}。`, { hanging: false })).toBe(2);
    expect(lines(`${TEN}）`)).toBe(2);
    // 九 / 十。一二三四五六七八九 would hold the mark only if it could begin a line.
    expect(lines(`${TEN}。${TEN.slice(0, 8)}`, { hanging: false })).toBe(2);
    expect(lines(`${TEN}。${TEN.slice(0, 9)}`, { hanging: false })).toBe(3);
  });

  it('an opening mark goes with what follows it', () =>
    expect(lines(`${TEN.slice(0, 9)}（${TEN.slice(0, 9)}`)).toBe(2));

  it('Latin words stay whole unless longer than a line; Chinese and Latin stand apart', () => {
    expect(lines('一二三四五六七八 abcdef')).toBe(2);
    expect(lines('m'.repeat(13))).toBe(2);
    expect(lines('一l二l三四五六七八')).toBe(1);
    // Nine characters and two narrow letters fit by themselves, not with the space beside each letter.
    expect(lines('一l二l三四五六七八九')).toBe(2);
  });

  it('spaces at the end of a line take no room', () => expect(lines(`${TEN}   `)).toBe(1));
});
