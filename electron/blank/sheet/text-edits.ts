/** Values among the printed words of one cell. */
import type { InlineBlank, TextEdit } from '../../../core/blank/sheet/inline.ts';
import { cleanText } from '../../document/text.ts';

/** What follows in the same line keeps its distance. */
export function behindLabel(text: string, { start, end }: InlineBlank, value: string): TextEdit {
  const last = end >= text.length || text[end] === '\n';
  const width = [...value].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
  return { start, end, text: last ? value : value + ' '.repeat(Math.max(2, end - start - width)) };
}

/** Text behind 「其他：」 goes where blanks or underscores are printed behind the option. */
export function otherEdit(
  text: string,
  options: readonly { label: string; box: number }[],
  label: string,
  other: string,
): TextEdit | undefined {
  const option = options.find((each) => each.label === label);
  if (!option) return undefined;
  const from = text.indexOf(label, option.box);
  if (from < 0) return undefined;
  const start = from + label.length;
  const gap = /^[:：]?[_＿\s]*/u.exec(text.slice(start))?.[0] ?? '';
  const colon = /^[:：]/u.test(gap) ? 1 : 0;
  return { start: start + colon, end: start + gap.length, text: `${colon ? '' : '：'}${cleanText(other).text}` };
}
