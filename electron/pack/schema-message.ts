/** zod issues in the words of someone who writes packs. */
import type * as z from 'zod';

const TYPES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '“true”或“false”',
  array: '列表（以 - 开头的多行）',
  object: '键值对',
  record: '键值对',
};

/** One sentence: where inside the file, and what is wrong there. */
export function schemaMessage(issue: z.core.$ZodIssue, at: (string | number)[]): string {
  return `${pathText(at)}${sentence(issue)}`;
}

/** `sections › 第 2 项 › label：` */
export function pathText(at: (string | number)[]): string {
  if (!at.length) return '';
  return `${at.map((step) => (typeof step === 'number' ? `第 ${step + 1} 项` : step)).join(' › ')}：`;
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的键“${issue.keys.join('”“')}”，请检查拼写`;
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : `应为${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `至少要有 ${issue.minimum} 项`
        : issue.origin === 'string'
          ? '不能为空'
          : `不能小于 ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `最多 ${issue.maximum} 项`
        : issue.origin === 'string'
          ? `最多 ${issue.maximum} 个字符`
          : `不能大于 ${issue.maximum}`;
    case 'invalid_union':
      return unionSentence(issue);
    default:
      return issue.message;
  }
}

/** A question of an unknown type, or one whose fields fit none of the allowed shapes. */
function unionSentence(issue: z.core.$ZodIssueInvalidUnion): string {
  if ('discriminator' in issue && issue.discriminator) return `“${String(issue.discriminator)}”的取值不认识，或缺少`;
  const first = issue.errors.flat()[0];
  return first ? sentence(first) : '写法不符合任何一种允许的形式';
}
