/** What the words in and around a blank say about it. */
import type { PlaceKind } from '../place.ts';
import { labelKey, tidyLabel } from '../label.ts';
import { isImagePrompt } from '../word/wording.ts';

/** A whole text in brackets that says how to fill: 「（按时间顺序填写）」. */
const BRACKETED =
  /^[（(【[][^（()）]{0,80}(?:填写|填报|写明|说明|描述|列明|列出|注明|简述|概述|详述|另附|选填|必填|如有|若有|如无|参照|例如|例：|字以内)[^（()）]{0,80}[）)】\]]$/u;
/** Only parts of an address are printed: 「      省      市      区（县）」. */
const ADDRESS =
  /^(?:[\s\u3000_＿]*(?:省|自治区|直辖市|市|州|区|县|镇|乡|街道|路|街|弄|号|室|[（(][^（()）]{1,6}[）)])){2,}[\s\u3000_＿]*$/u;
const HINT =
  /^[（(【[<〈「"]?\s*(?:请|填写(?![人单日部时说者须内情示要栏区格])|此处|在此|点击|单击|根据实际|按实际|例如|示例|例[:：]|如[:：]|如“|格式[:：]|(?:please|insert|enter|click|type|select|choose|e\.?g\.?|for example)\b)/iu;
const PLACEHOLDER = /^(?:[Xx×＊*○]{2,}|<[^<>]{1,80}>|\[[^[\]]{1,80}\]|【[^【】]{0,40}】|[xX×]{2,}[^\s:：]{1,12})$/u;
const MAX_HINT = 300;

/** 「YYYY-MM-DD」 in the answer's cell. */
export const isDatePattern = (text: string): boolean =>
  /^[（(]?(?:y{4}|Y{4})\s*[-/.年]\s*(?:m{1,2}|M{1,2})(?:\s*[-/.月]\s*(?:d{1,2}|D{1,2}|日)?日?)?[）)]?$/u.test(
    text.trim(),
  );

export function hintKind(text: string): 'hint' | 'placeholder' | undefined {
  const bare = text.trim();
  // 「示例」 alone heads an example row.
  if (bare === '' || bare.length > MAX_HINT || isGenericHeader(bare) || /^(?:示例|样例|例)[:：]?$/u.test(bare))
    return undefined;
  if (PLACEHOLDER.test(bare) || isDatePattern(bare) || (ADDRESS.test(text) && /[\s\u3000_＿]{2}/u.test(text)))
    return 'placeholder';
  if (BRACKETED.test(bare)) return 'hint';
  return HINT.test(bare) ? 'hint' : undefined;
}

const INK = /签\s*到$|签\s*字|签\s*名|签\s*章|手\s*签|signature|signed\s+by|sign\s+here/iu;
const SEAL = /盖\s*章|公\s*章|印\s*章|\bseal\b|\bstamp\b/iu;

/** To be signed or sealed by hand. 「填报单位（盖章）」 still wants its name typed; 「单位盖章」 does not. */
export function isInk(label: string): boolean {
  if (INK.test(label)) return true;
  if (!SEAL.test(label)) return false;
  const rest = label.replace(/[（(][^（()）]*[）)]/gu, '');
  return SEAL.test(rest) || labelKey(rest).length < 2 || /意见$/u.test(tidyLabel(rest));
}

const OFFICE =
  /(?:以下|此栏|本栏|下列|以上)?[^。]{0,6}由[^。，]{1,24}(?:填写|填报|填列)(?!人)|仅供[^。]{0,16}(?:使用|填写)|(?:for\s+)?(?:official|office|internal)\s+use|(?:受理|审批|审核|主管)(?:机关|部门|单位)(?:填写|专用|使用)/iu;
const OWN = /由(?:申请|申报|填报|填表|报告|报送|委托|本|企业|单位|候选)/u;

export const isOfficeUse = (text: string): boolean => OFFICE.test(text) && !OWN.test(text);

/** 「…………」 below the last row: more rows may follow. */
export const isEllipsis = (text: string): boolean => /^[\s.…⋯·。]+$/u.test(text) && /[.…⋯]/u.test(text);

const SEQUENCE = /^(?:序号|序|编号|行次|项次|no|#|item|itemno|sn|s\/n)$/;
export const isSequenceHeader = (text: string): boolean => SEQUENCE.test(labelKey(text));
/** 1.1, A.1, GV-02: numbers of several levels, or with letters. */
export const isCode = (text: string): boolean =>
  /^(?:[（(]?\d{1,4}(?:\.\d{1,3}){1,3}[.)、）]?|[A-Z]{1,4}[-.]?\d{1,3}(?:[-.]\d{1,3}){0,3})$/iu.test(text.trim());

export const isUnitHeader = (text: string): boolean => /^(?:计量|度量)?单位$|^units?$/iu.test(tidyLabel(text));

/** Advice about the sheet rather than a heading or a label. */
export const isNote = (text: string): boolean =>
  /^[（(【[]?\s*(?:填[表报写]?(?:说明|要求|须知)|填写?(?:说明|要求)|说明|注意事项?|注|备注|提示|温馨提示|notes?|instructions?|guidance)\s*(?:[:：]|\d|$)/iu.test(
    text.trim(),
  );

/** A column of questions: what is asked names the row, however long. */
export const isQuestion = (header: string, texts: readonly string[]): boolean =>
  /问题|题目|提问|question/iu.test(header) || texts.filter((text) => /[?？]\s*$/u.test(text)).length > texts.length / 2;

/** 合计, 总分: sums of the rows above. */
export const isTotalLabel = (text: string): boolean =>
  /^(?:合计|总计|小计|共计|累计|总分|总得分|总分值|total|subtotal|grandtotal|sum)$/.test(labelKey(text));

/** A column that only counts: an answer there is no answer. */
export const isCounterHeader = (text: string): boolean => /^(?:序号|序|行次|项次|no|#|sn|s\/n)$/.test(labelKey(text));

export const isSequence = (text: string): boolean => /^[（(]?\d{1,4}[.)、）]?$/u.test(text.trim());

/** Printed limit of rows: 限5项, 最多 10 条. */
export function rowLimit(text: string): number | undefined {
  const match =
    /(?:限|最多|不超过|不多于)(?:填写|填报|列出|填|报|列)*\s*(\d{1,4})\s*(?:项|条|人|行|个|名|篇|件|种|家)(?!字)/u.exec(
      text,
    );
  return match ? Number(match[1]) : undefined;
}

/** Printed limit of characters: 限200字, 200 字以内. */
export function textLimit(text: string): number | undefined {
  const match =
    /(?:限|不超过|最多|不多于|控制在)[^\d（()）]{0,4}(\d{1,5})\s*(?:个)?(?:汉)?字|(\d{1,5})\s*(?:个)?(?:汉)?字(?:以内|以下|之内|内)|(?:max(?:imum)?\.?|up\s+to)\s*(\d{1,5})\s*(?:characters|chars)/iu.exec(
      text,
    );
  const digits = match?.[1] ?? match?.[2] ?? match?.[3];
  return digits === undefined ? undefined : Number(digits);
}

const UNIT =
  '(?:[万亿千百十]?(?:元|美元|人民币|人|人次|人天|辆|台|套|个|件|项|次|户|家|条|份|页|字|年|月|日|天|周|小时|分钟|分|秒|吨|公里|千米|米|平方米|公顷|亩|吨/年|岁))|㎡|m2|m²|km|mm|kg|kW|MW|kWh|[KMGTP]B|Mbps|Gbps|%|％|℃|USD|RMB';
const UNIT_ALONE = new RegExp(`^(?:${UNIT})$`, 'u');
const UNIT_BEHIND = new RegExp(`[（(]\\s*(?:单位\\s*[:：]\\s*)?(${UNIT})\\s*[）)]\\s*[:：]?$`, 'u');

const UNIT_NEXT = new RegExp(`^[\\s\\u3000]*(${UNIT})(?![\\p{L}])`, 'u');
/** Unit at the beginning of what follows a blank. */
export const unitBehind = (text: string): string | undefined => UNIT_NEXT.exec(text)?.[1];

export const isUnit = (text: string): boolean => UNIT_ALONE.test(text.trim());
export const unitInLabel = (label: string): string | undefined => UNIT_BEHIND.exec(label.trim())?.[1];

/** A cell that shows dates, or whose label asks for one by that word. */
export function isDateLabel(label: string): boolean {
  return /日期$|\bdate\b/iu.test(tidyLabel(label).replace(/[（(][^（()）]*[）)]/gu, ''));
}

/** A frame for a picture; `isImagePrompt` says what such words are. */
const PHOTO =
  /^[^。]{0,12}(?:照片|相片|图片|截图|证件照|标识|徽标|logo|photo|picture)(?:粘贴|张贴|插入)?(?:处|区|栏|位置)?$/iu;
const PICTURE_LIST = /(?:数量|名称|编号|要求|格式|大小|附件|采集|数据|识别)/u;
export function isPhoto(text: string): boolean {
  const flat = text.replace(/[\s\u3000]+/gu, '');
  const bare = flat.replace(/[（(][^（()）]*[）)]/gu, '') || flat.replace(/[（()）]/gu, '');
  return !PICTURE_LIST.test(bare) && (PHOTO.test(bare) || isImagePrompt(bare));
}

/** Column headers that say only "the answer goes here". */
const GENERIC =
  /^(?:填写|填报|填写内容|填报内容|内容|具体内容|信息内容|填写信息|信息|填写情况|情况|具体情况|情况说明|答案|回答|结果|调查结果|核查结果|值|数值|填写栏|填写区|企业填写|单位填写|回复|答复|选择|自评|自评结果|value|answer|answers|response|youranswer|yourresponse|input|details|result|content)$/;
export const isGenericHeader = (text: string): boolean => GENERIC.test(labelKey(text));

/** The kind of an empty cell, by what it shows and what its label asks. */
export function blankKind(label: string, block: { date: boolean; list?: string[] | undefined }): PlaceKind {
  if (isInk(label)) return 'sign';
  if (block.list) return 'dropdown';
  return block.date || isDateLabel(label) ? 'date' : 'cell';
}
