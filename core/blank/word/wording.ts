/** What the words of a form say: label, advice, unit, signature, office area. Conventions of Chinese and English forms. */

const CJK = '\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u3000-\\u303F';
const BETWEEN_CJK = new RegExp(`(?<=[${CJK}])[\\s\\u3000]+(?=[${CJK}])`, 'g');
/** Marks of a list in front of a label: `1、` `（一）` `2.1 ` `③`, never a year or an amount. */
const LIST_MARK =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、．]|\d{1,2}(?:\.\d{1,2}){0,3}[.\s](?!\d)|[①-⑳]|[*＊※★●·•-]\s*)\s*/;
/** `01单位名称`, `11定级对象总数`: the item's number, never an amount such as `30日内`. */
const ITEM_NUMBER =
  /^(?:0\d|[1-9]\d)[\s、.]?(?=\p{Script=Han})(?![年月日个项条人天小周岁万亿元家类级号次位份种分千百台套辆页字米])/u;
export const BLANK = /^[\s\u3000\u00A0]*$/;

export const isBlank = (text: string): boolean => BLANK.test(text);

/** One label however it was typed: padding, full width, line breaks, list mark and colon removed. */
export function cleanLabel(raw: string): string {
  const flat = raw
    .replace(/[\uFF01-\uFF5E]/g, (c) => (/[（）：，；]/.test(c) ? c : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
    .replace(/[\s\u3000\u00A0]+/g, ' ')
    .replace(BETWEEN_CJK, '')
    .trim();
  return (
    flat
      .replace(LIST_MARK, '')
      .replace(ITEM_NUMBER, '')
      .replace(/(?<![\s：:_＿])[\s：:_＿]+$/, '')
      .trim() || flat
  );
}

export const endsWithColon = (text: string): boolean => /[：:][\s\u3000_＿]*$/.test(text);

/** 序号, 1, 数据1, ……: counts rows instead of naming an answer. */
export const isCounter = (text: string): boolean =>
  /^(?:\d{1,3}[.、]?|[一二三四五六七八九十]{1,3}|[①-⑳]|…+|\.{3,6}|⋯+)$/.test(text.trim());
export const isCounterLabel = (text: string): boolean => /^(?:序号|编号|序|No\.?|#|Item|S\/N)$/i.test(cleanLabel(text));
export const numberedName = (text: string): { prefix: string; number: number } | undefined => {
  const match = /^([\p{L}\s]{0,8}?)\s*(\d{1,3})$/u.exec(text.trim());
  return match ? { prefix: match[1] ?? '', number: Number(match[2]) } : undefined;
};
export const isEllipsis = (text: string): boolean => /^(?:…+|\.{3,6}|⋯+|等)$/.test(text.trim());

const HINT =
  /^(?:[（(【[<＜]?\s*(?:根据(?:实际|具体)?情况|请(?:填写|输入|描述|说明|列出|简述|注明|选择|在此|按|写明|简要|详细)|例如|如[：:，,涉]|示例|此处|参(?:见|照|考(?!文献|标准|资料))|(?:可|需)?(?:简述|填写)(?![人单日部时说者须])|指明|明确(?:说明|描述|收集|公开)?|若(?:有|无|是|涉))|[（(](?:请|例|如|若|注|填|可|不超过|说明)|说明[：:].)/;
/** `（区号）`, `区号（    ）`: a telephone number to be written whole. */
const AREA_CODE = /^[（(]?\s*区\s*号\s*[）)]?[\s\u3000（()）_—-]*$/;
const EXAMPLE = /[（(](?:示例|样例|举例|例)[）)]$/;
const PLACEHOLDER_WHOLE =
  /^(?:http(?:s|\(s\))?:\/\/|[XxＸ×*＊]{2,}(?:\p{Script=Han}{0,6}(?:系统|平台|项目|公司|单位|企业|部门|集团|中心|[局院市省区员部]))?|□{3,}(?:[-—–－]+□+)*|[<＜〈].{1,80}[>＞〉]|\[[^[\]\d]{2,60}\]|[【[](?:请|填|插|此|Insert|Enter|Type|Select|Your|Click|TBD|Add).{0,80}[】\]]|(?:Click|Tap)(?: or tap)? here.*|(?:单击|点击)(?:或点击)?此处.*|Enter (?:text|Name|Number|explanation|date).*|(?:Select|Choose) (?:One|an? (?:item|option|date)|date).*|请?选择一?[项个]。?|请选择|TBD|待填写|待补充|@)$/iu;
export const PLACEHOLDER_INLINE =
  /□{3,}(?:[-—–－]+□+)*|(?<![A-Za-z0-9])(?:0\d{0,2})?[XxＸ]{2,}(?:[-—–/\d]+[XxＸ]{2,})*(?![A-Za-z])|[×＊*]{3,}|[<＜〈](?:Insert|Enter|Your|请|填写|插入|System|Name|Date|[^<>＜＞〈〉]{2,40}(?:Name|Date|Number|名称|日期|编号))[^<>＜＞〈〉]{0,80}[>＞〉]|[【[](?:请|填写|插入|此处|Insert|Enter|Type|Select|Your)[^【】[\]]{0,80}[】\]]|\[(?:[A-Za-z]+ ){0,3}(?:[Nn]ame|[Dd]ate|[Tt]itle|[Pp]osition|[Aa]ddress|[Cc]ompany|[Oo]rgani[sz]ation|[Nn]umber)\]|[（(](?:请(?:填写|输入|注明|说明|在此)|此处填写)[^（）()]{0,60}[）)]/g;

/** `1.` `2.` `3.` on lines of their own: room for as many points. */
const POINTS = /^(?:\s*[（(]?\d{1,2}[)）.、．]\s*(?:\n|$)){2,}$/;

export const isHint = (text: string): boolean =>
  POINTS.test(text) || HINT.test(text.trim()) || EXAMPLE.test(text.trim()) || AREA_CODE.test(text.trim());
export const isPlaceholder = (text: string): boolean => PLACEHOLDER_WHOLE.test(text.trim());
/** Header of a column that tells what to write instead of naming it. */
export const isAdviceHeader = (text: string): boolean =>
  /解释|填写|说明|内容|要求|备注|描述|guidance|description|instruction|response|answer/i.test(text);

const CHOICE_WORD =
  /^(?:是|否|有|无|男|女|高|中|低|已[^/]{0,6}|未[^/]{0,6}|不?(?:合格|同意|通过|符合|适用|涉及)|[一二三四五]级|一般|重要|核心|甲|乙|丙|yes|no|n\/?a|y|n|high|medium|low|male|female|true|false)$/i;

/** Words of which one is to stay: `是/否`. */
export function choiceWords(text: string): string[] | undefined {
  const words = text
    .trim()
    .replace(/^[（(]|[）)]$/g, '')
    .split(/[/／、|｜]/)
    .map((word) => word.trim());
  return words.length >= 2 && words.length <= 6 && words.every((word) => CHOICE_WORD.test(word)) ? words : undefined;
}

const UNIT =
  /^[\s\u3000]*[（(]?(万元|亿元|千元|元|台套|[万亿]?(?:人次|辆|台|套|人|个|项|条|次|件|份|家|户|所|处|名|位)|年|个?月|天|日|小时|分钟|秒|%|％|‰|[KMGTP]B|[GMK]bps|分|㎡|m²|平方米|公里|km|kg|吨|岁|页|字|行|级|Hz|GHz|MHz|核)(?![\p{L}])/u;
export const unitBehind = (text: string): string | undefined => UNIT.exec(text)?.[1];
/** `        万元` – room for a number, and its unit. */
export const isUnitOnly = (text: string): boolean => roomForUnit(text) !== undefined;
/** The room of `约      万辆`, `        （万次）`, and the unit. */
export function roomForUnit(text: string): { from: number; to: number; unit: string } | undefined {
  if (text.length > 200) return undefined;
  const match = /^([\s\u3000]*(?:大?约|第|共计?|合计|人民币|[￥¥$])?)([\s\u3000]+)(\S+?)[\s\u3000]*$/.exec(text);
  const [, lead = '', room = '', words = ''] = match ?? [];
  const unit = unitBehind(words);
  const bare = words.replace(/(?<=.)[（(][^（）()]*[）)]$/, '').replace(/^[（(]|[）)]$/g, '');
  if (unit === undefined || bare !== unit) return undefined;
  return { from: lead.trim() === '' ? 0 : lead.length, to: lead.length + room.length, unit };
}
/** Unit in the label itself: 注册资本（万元）. */
export const unitOfLabel = (label: string): string | undefined => {
  const match = /[（(](?:单位[：:]\s*)?([^（）()]{1,4})[）)]$/.exec(label.trim());
  return match?.[1] && UNIT.test(`${match[1]} `) ? match[1] : undefined;
};

/** 经费预算（单位：万元）: the unit of everything below. */
export const unitOfGroup = (label: string): string | undefined => {
  const unit = /[（(]单位[：:]\s*([^（）()]{1,4})[）)]/.exec(label)?.[1];
  return unit !== undefined && UNIT.test(`${unit} `) ? unit : undefined;
};

const CHINESE_DIGITS = '零一二三四五六七八九十';
const amount = (text: string): number => (/^\d+$/.test(text) ? Number(text) : CHINESE_DIGITS.indexOf(text));

/** （限200字）, 200字以内, 不超过1000字, no more than 500 characters. */
export function characterLimit(text: string): number | undefined {
  const match =
    /(?:限|不超过|不多于|(?<!不)少于|控制在)\s*(\d{2,5})\s*(?:个?字|字符|汉字)|(\d{2,5})\s*(?:个?字|字符|汉字)\s*(?:以内|之内|以下|内)|(?:max(?:imum)?\.?|no more than|up to|limit:?)\s*(\d{2,5})\s*(?:characters|chars)/i.exec(
      text.replace(/\s+/g, ' '),
    );
  const found = match?.[1] ?? match?.[2] ?? match?.[3];
  return found ? Number(found) : undefined;
}

/** （限5项）, 最多填10篇, 不超过五项, up to 5 items. */
export function rowLimit(text: string): number | undefined {
  const match =
    /(?:限(?:填|报)?|最多(?:填写?|可填|列)?|不(?:超过|多于)|至多)\s*(\d{1,3}|[一二三四五六七八九十])\s*(?:项|篇|条|人|个|件|行|本|部|次|名)|(\d{1,3})\s*(?:项|篇|条|人|个|件)\s*(?:以内|之内)|(?:max(?:imum)?\.?|no more than|up to)\s*(\d{1,3})\s*(?:items|rows|entries|papers|persons|people)/i.exec(
      text,
    );
  const found = match?.[1] ?? match?.[2] ?? match?.[3];
  return found ? amount(found) : undefined;
}

/** The one who files types its name here and stamps over it. */
const STAMPED_NAME =
  /^(?:填报|申报|申请|报送|填表|上报|编制|承诺|提交|参评|推荐|投标|委托|运营|备案|测评|评估|单位|企业|机构|公司)?(?:单位|企业|机构|公司)?(?:全称|名称)?[：:]?[\s_＿]*[（(](?:盖|加盖|公)\s*公?章[）)][：:]?$/;
/** A line to write the name on stands in front of the place of the seal. */
const NAME_THEN_SEAL =
  /^.{0,10}(?:单位|企业|机构|公司|名称|申请人|委托方)[：:][\s\u3000_＿]{4,}[（(](?:盖|加盖|公)\s*公?章[）)]/;
const SIGN = /签\s*[字名章署]|盖\s*章|公\s*章|手\s*签|\bsignatures?\b|\bsigned by\b|\bsign here\b|\bseal\b|\bstamp\b/i;
const PRINTED_NAME = /^(?:填报|申报|申请|报送|填表|上报|编制|提交|备案)|名称|全称/;

/** Ink goes here: signature or seal. */
export function isSign(text: string): boolean {
  const flat = cleanLabel(text);
  if (!SIGN.test(flat) || flat.length > 120 || /^(?:填[表写报])?(?:说明|须知|注|备注|提示|要求)[：:]/.test(flat))
    return false;
  if (NAME_THEN_SEAL.test(text.replace(/(?<=\p{Script=Han})[\s\u3000](?=\p{Script=Han})/gu, '').trim())) return false;
  return !(STAMPED_NAME.test(flat) && PRINTED_NAME.test(flat) && !/年.*月|日期/.test(flat));
}

export const isDateLabel = (text: string): boolean =>
  /^(?:签[字名署]|盖章)?(?:日期|时间|年月日|date)$/i.test(cleanLabel(text).replace(/\s/g, ''));

const OFFICE_BEGIN =
  /以下(?:内容|部分|栏目?|各[栏项])?[^。，,；]{0,6}(?:由|仅供|供|为)[^。，,；]{0,24}(?:填|使用|专用)|(?:此|本|该)(?:栏|表|部分|页|项)[^。，,；]{0,4}由[^。，,；]{0,24}(?:填写|填)|^由[^。]{1,24}(?:填写|填报)$|(?:for )?(?:official|office|agency|internal) use(?: only)?|to be completed by (?:the )?(?:office|agency|authority|reviewer|commissioner|laborator)/i;
const APPLICANT = /(?:由|供)(?:申请|申报|填报|委托|备案|企业|推荐|参评|候选|报名|投标|运营)/;
export const isOfficeBegin = (text: string): boolean =>
  text.length < 80 && OFFICE_BEGIN.test(text) && !APPLICANT.test(text);

const OTHER_HAND = /[（(](?:此栏|本栏|以下)?由([^（）()]{1,20}?)(?:负责)?(?:填写|填报|填列)[）)]/;
const OFFICE_AGENT =
  /受理|审[批核查]|主管|监管|通报|公安|网信|通信管理|评审|复[核测]|(?:登记|备案|发证|测评|检测|评估|认证)机[关构]|管理(?:局|部门)|[局厅]$|委员会|办公室|协会|学会/;
/** 复测结果（由通报机构填写）: what the bracket says of one place. */
export const isOthersToFill = (text: string): boolean => {
  const agent = OTHER_HAND.exec(text)?.[1];
  return agent !== undefined && OFFICE_AGENT.test(agent) && !/^(?:申请|申报|填报|委托|企业|本|被)/.test(agent);
};

/** An applicant's form has a second pair of eyes of its own: 填表人 … 审核人 …. */
const REVIEWER = /^(?:审[核查批]|复核|核准|批准)(?:人员?|日期|时间)$/;
const WRITER = /(?:填[报表写]|编[制写]|申[报请]|经办|联系|制表|上报)人/;
/** `neighbours`: the other labels of the line. */
export const isApplicantReviewer = (label: string, neighbours: string): boolean =>
  REVIEWER.test(cleanLabel(label)) && WRITER.test(neighbours.replace(/[\s\u3000]/g, ''));

const OFFICE_LABEL =
  /(?:审[批核查定]|核准|批准|评审|初审|复审|终审|主管|上级|归口|监管|受理|备案机关|管理局|管理部门|领导小组|专家组?|评委|学会|协会|公安机关|网安部门|办理)[^：:]{0,12}(?:意见|结论|结果)|(?:审批|受理|办理)[^：:]{0,4}情况|^(?:受理|收件|审[批核查]|复核|核准|批准)(?:人员?|编号|日期|时间|单位|部门|号|意见|机关)|^受理[^：:]{0,6}(?:单位|机关|部门|人员?)$|民警$|^(?:审批|批复)$|received by|approved by|reviewed by|office use|decision of the/i;
export const isOfficeLabel = (text: string): boolean => {
  const flat = cleanLabel(text);
  return flat.length <= 40 && OFFICE_LABEL.test(flat);
};

const IMAGE =
  /^(?:请?(?:此处)?(?:粘?贴|附|插入|放置|上传)[^。]{0,12}(?:照片?|相片?|图片?|截图|复印件|扫描件|证|图)[^。]{0,8}|[^。]{0,10}(?:照\s*片|相\s*片|证件照|免冠照?|[一二]寸照?)[^。]{0,14}|[^。]{0,16}(?:粘贴|贴|附图|插图)处|photo(?:graph)?|insert (?:photo|picture|image|logo|diagram).{0,40}|passport photo)$/i;
export const isImagePrompt = (text: string): boolean => {
  const flat = text.replace(/[\s\u3000]+/g, '').replace(/^[（(【[]|[）)】\]]$/g, '');
  // 附件：1. 数据流图 lists what is enclosed.
  if (/^附[件录表图]?\d{0,2}[：:.、]/.test(flat)) return false;
  return flat.length > 0 && flat.length <= 30 && (IMAGE.test(flat) || IMAGE.test(text.trim()));
};

/** Ends like an introduction to text below, not like the label of a blank. */
export const isIntroduction = (text: string): boolean =>
  /(?:说明|须知|如下(?:\p{Script=Han}{0,4})|要求|注意|附件|附表|材料|清单|下列|以下|提示|备注|注|目录|填写|填报|承诺|声明|^附[件表录].{0,3}|note|notes|following|questions|contents)(?:[（(][^）)]*[）)])?[\s：:]*$/iu.test(
    text.trim(),
  );
