/** The text a person would type for a stored value: `parseValue(spellValue(v)) = v`. For cells, copying and history. */
import type { AnswerValue, AttachmentItem, ChoiceValue } from '../answer/answer.ts';
import { optionLabel } from './display.ts';
import { optionsOf } from './pack.ts';
import { linkKind, type NamedSubject, type ValueHolder } from './parse.ts';
import type { Option, Pack } from './pack-schema.ts';

/**
 * '' for nothing. A value of the wrong type (text that could not be converted) is shown as it was typed.
 */
export function spellValue(
  pack: Pack,
  holder: ValueHolder,
  value: AnswerValue | null | undefined,
  subjects: NamedSubject[] = [],
): string {
  if (value === null || value === undefined) return '';
  switch (holder.type) {
    case 'yesno':
      return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
    case 'choice':
      return spellChoice(optionsOf(pack, holder), value as ChoiceValue);
    case 'multi': {
      const options = optionsOf(pack, holder);
      const items = (Array.isArray(value) ? value : [value]) as ChoiceValue[];
      return items.map((item) => spellChoice(options, item)).join('、');
    }
    case 'link': {
      const kind = linkKind(holder);
      return subjects.find((row) => row.id === value && row.kind === kind)?.name ?? String(value);
    }
    case 'reference': {
      const ids = (Array.isArray(value) ? value : [value]) as string[];
      return ids.map((id) => subjects.find((subject) => subject.id === id)?.name ?? id).join('、');
    }
    case 'attachment':
      return Array.isArray(value) ? (value as AttachmentItem[]).map((item) => item.name).join('、') : String(value);
    default:
      return typeof value === 'object' ? '' : String(value);
  }
}

function spellChoice(options: Option[], choice: ChoiceValue): string {
  if (typeof choice === 'object' && choice !== null) {
    const label = optionLabel(options, choice.option);
    return choice.other ? `${label}：${choice.other}` : label;
  }
  return optionLabel(options, String(choice));
}
