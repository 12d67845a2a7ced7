import type { Line } from '../../../../core/register/marking-view.ts';

/** Names a line: a row by its id, a heading by its group. Row ids hold no line break. */
export const lineKey = (line: Line | undefined): string => (line === undefined ? '' : (line.id ?? `\n${line.group}`));
