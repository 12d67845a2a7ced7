/** Which files are shown. */
import { isPicture } from '../../../core/evidence/evidence.ts';
import type { ListedEvidence } from '../../../core/evidence/list.ts';

export interface EvidenceFilter {
  kind: 'all' | 'pictures' | 'others' | 'uncited';
  /** Form id, or ''. */
  form: string;
  text: string;
}
export const ALL: EvidenceFilter = { kind: 'all', form: '', text: '' };

export function filtered(list: readonly ListedEvidence[], { kind, form, text }: EvidenceFilter): ListedEvidence[] {
  const wanted = text.trim().toLowerCase();
  return list.filter((file) => {
    if (kind === 'pictures' && !isPicture(file.mime)) return false;
    if (kind === 'others' && isPicture(file.mime)) return false;
    if (kind === 'uncited' && file.cited.length > 0) return false;
    if (form && !file.cited.some((citation) => citation.form === form)) return false;
    return wanted === '' || textOf(file).includes(wanted);
  });
}

const textOf = (file: ListedEvidence): string =>
  [file.label, file.title, file.name, file.by, file.sha256, ...file.cited.map(({ text }) => text)]
    .join('\n')
    .toLowerCase();
