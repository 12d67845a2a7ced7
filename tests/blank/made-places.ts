/** Places as a reader of blanks would find them, made in a few words. */
import type { BlankOption, BlankPlace } from '../../core/blank/place.ts';

/** @param label the path, also as `联系人 / 姓名` */
export const place = (at: string, label: string | string[], more: Partial<BlankPlace> = {}): BlankPlace => ({
  id: at,
  at,
  kind: 'cell',
  label: typeof label === 'string' ? label.split(' / ') : label,
  text: '',
  ...more,
});

export const options = (...labels: string[]): { options: BlankOption[] } => ({
  options: labels.map((label) => ({ label, on: false })),
});
