/** Columns of wide tables: narrow ones are centred, wide ones hold text that may go over a page's end. */
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
  long: true,
});
