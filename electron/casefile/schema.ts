/** What a casefile's schema consists of, as its own text. */
import { type Db, sql } from './connection.ts';

export interface SchemaItem {
  name: string;
  sql: string;
}

export interface Tables {
  tables: SchemaItem[];
  /** Indexes and triggers. */
  others: SchemaItem[];
}

export function tablesOf(db: Db): Tables {
  const all = sql(
    db,
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
  ).all() as (SchemaItem & { type: string })[];
  return { tables: all.filter(({ type }) => type === 'table'), others: all.filter(({ type }) => type !== 'table') };
}
