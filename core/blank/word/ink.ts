/** Lines with ink and typed words side by side, and places that somebody else fills. */
import type { FoundPlace } from './slot.ts';
import { cleanLabel, endsWithColon, isOthersToFill, isSign } from './wording.ts';

const NOTE = /[（(][^（()）]*[）)]\s*$/;

/** 受理编号：（由受理机关填写）: the label, if that is all the line holds. */
export function othersLine(text: string): string | undefined {
  const line = isOthersToFill(text) && text.length <= 60 && endsWithColon(text.replace(NOTE, ''));
  return line ? cleanLabel(text.replace(NOTE, '')) : undefined;
}

/** What is typed even where a seal or a signature stands in the same line. */
const TYPED =
  /(?:单位|公司|机构|企业)(?:名称|全称)?(?:[（(].*[）)])?$|名称|电话|邮箱|地址|^(?:填[表报写]|申[报请]|报[送告]|编制|提交|备案)(?:日期|时间)$/;

/** 填报单位（盖章）：        填报日期：    年  月  日 – the name and this date are typed, the rest is ink. */
export function besideSign(found: FoundPlace[]): FoundPlace[] {
  if (found.length < 2) return [];
  return found.map((one): FoundPlace => {
    const name = one.label.at(-1) ?? '';
    return TYPED.test(name) && !isSign(name) ? one : { ...one, kind: 'sign', slot: { kind: 'none' } };
  });
}
