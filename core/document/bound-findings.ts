/** What is wrong with a binding itself, as findings that keep a document from being handed in. */
import type { BoundBlank } from '../blank/bound-target.ts';
import type { Finding } from '../form/finding.ts';

export function bindingFindings(bound: BoundBlank, document: string, subject: string): Finding[] {
  const at = { subject, form: '', question: '' };
  const finding = (id: string, message: string): Finding => ({ id, level: 'error', kind: 'document', message, at });
  const problems = bound.problems.map(({ path, message }) =>
    finding(`binding@${document}/${path.join('/')}`, `空白表的绑定有误：${message}`),
  );
  const [first, ...more] = bound.unconfirmed;
  if (first === undefined) return problems;
  const count = more.length > 0 ? `“${first}”等 ${more.length + 1} 处` : `“${first}”处`;
  return [...problems, finding(`unconfirmed@${document}`, `空白表${count}的绑定还没有确认，请在模板管理中确认`)];
}
