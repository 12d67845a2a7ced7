/** Values among the printed words of one cell. */
import { tickEdits } from '../../../core/blank/sheet/boxes.ts';
import { valueText } from '../../../core/blank/value.ts';
import type { InlineBlank, TextEdit } from '../../../core/blank/sheet/inline.ts';
import { cleanText } from '../../document/text.ts';

/** A value in the room left for it: underscores and the room before a unit give way to it as they are. */
export const blankEdit = (text: string, blank: InlineBlank, value: string): TextEdit =>
  blank.kind === 'underline' || blank.unit !== undefined
    ? { start: blank.start, end: blank.end, text: value }
    : behindLabel(text, blank, value);

/** Boxes of the chosen options, and the words behind 「其他」. */
export function tickedEdits(
  text: string,
  { options = [], ...blank }: InlineBlank,
  value: string | number | boolean | string[],
): TextEdit[] {
  const single = options.length === 1 ? options[0] : undefined;
  const words = Array.isArray(value) ? value : [valueText(value)];
  const given = typeof value === 'boolean' ? (value && single ? [single.label] : []) : words;
  // A box alone in its cell is called by the words beside it.
  const chosen = single?.label === '' && given.some((word) => word !== '') ? [''] : given;
  const others = new Map(chosen.map((each) => [each.split(/[:：]/)[0] ?? each, /[:：](.*)$/su.exec(each)?.[1]]));
  const edits = tickEdits(text, { ...blank, options }, new Set([...chosen, ...others.keys()]));
  for (const [label, other] of others) {
    const edit = other === undefined ? undefined : otherEdit(text, options, label, other);
    if (edit) edits.push(edit);
  }
  return edits;
}

/** What follows in the same line keeps its distance. */
function behindLabel(text: string, { start, end }: InlineBlank, value: string): TextEdit {
  // Empty lines below the label are the room left for the answer.
  if (text.slice(end).trim() === '') return { start, end: text.length, text: value };
  const last = text[end] === '\n';
  const width = [...value].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
  return { start, end, text: last ? value : value + ' '.repeat(Math.max(2, end - start - width)) };
}

/** Text behind 「其他：」 goes where blanks or underscores are printed behind the option. */
function otherEdit(
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
  const room = /^([（(][^（()）]*[:：])([\s\u3000_＿]*)(?=[）)])/u.exec(text.slice(start));
  if (room?.[1] !== undefined && room[2] !== undefined) {
    const from = start + room[1].length;
    return { start: from, end: from + room[2].length, text: cleanText(other).text };
  }
  const gap = /^[:：]?[_＿\s]*/u.exec(text.slice(start))?.[0] ?? '';
  const colon = /^[:：]/u.test(gap) ? 1 : 0;
  return { start: start + colon, end: start + gap.length, text: `${colon ? '' : '：'}${cleanText(other).text}` };
}
