/** Columns of wide tables: narrow ones are centred, wide ones hold text. Rows stay on one page as long as they fit on one. */
import type { ListColumn } from '../layout/table.ts';

export const narrow = (head: string, width: number, content: string | string[] = `{{${head}}}`): ListColumn => ({
  head,
  content,
  width,
  centre: true,
});

export const wide = (head: string, width: number, content: string | string[] = `{{${head}}}`): ListColumn => ({
  head,
  content,
  width,
});
