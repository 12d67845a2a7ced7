/** Going from the list of objects into a field of the row and back. */

export const detailId = (column: string): string => `mk-detail-${column}`;

const CONTROLS = 'textarea, input:not([type=file]), select, button';

/** The field of a column, or the first of the row. */
export function focusDetail(column: string | undefined): void {
  const field =
    (column === undefined ? null : document.getElementById(detailId(column))) ??
    document.querySelector<HTMLElement>(`.mk-detail :is(${CONTROLS})`);
  const control = field?.matches(CONTROLS) ? field : field?.querySelector<HTMLElement>(CONTROLS);
  control?.focus();
  control?.scrollIntoView({ block: 'nearest' });
}

export function focusEvidence(column: string | undefined): void {
  if (column === undefined) return;
  const field = document.getElementById(detailId(column));
  field?.scrollIntoView({ block: 'nearest' });
  field?.querySelector<HTMLElement>('.q-file-add button, button')?.focus();
}
