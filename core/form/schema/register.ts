/** Registers (台账): tables made for a hundred thousand rows, one answer a row. Their columns are those of tables. */
import * as z from 'zod';
import { checkSchema, expr, idSchema, optionIdSchema, questionBase, sourceSchema, text } from './base.ts';
import { columnSchema } from './column.ts';
import { needs } from './need.ts';
import { markSchema, rowSourceSchema, scoreSchema } from './row-source.ts';

/** A number over all rows, which expressions read as `q.<register>.<id>`. */
const summarySchema = z.strictObject({
  id: idSchema,
  label: text,
  /** `set`: its values as a map to `true`, for `row.x in q.<register>.<id>`. */
  of: z.enum(['count', 'sum', 'distinct', 'min', 'max', 'set']),
  /** For all but `count`. */
  column: idSchema.optional(),
  /** Only rows where this holds; `row.x`. */
  where: expr.optional(),
  /** One number for each value of this column: `q.<register>.<id>[row.x]`; of a link column, for each row it names. */
  by: idSchema.optional(),
});

/** Rules that propose the value of one column, for a person to decide. */
const identifySchema = z.strictObject({
  /** Choice column the rules propose a value for. */
  column: idSchema,
  /** Its options from the lowest to the highest; the highest rule met is the proposal. */
  order: z.array(optionIdSchema).min(2).max(20),
  /** Option where no rule is met. */
  otherwise: optionIdSchema,
  /** Text column for a person's reason where he decides against the proposal. */
  reason: idSchema.optional(),
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/),
        title: text,
        /** `row.x`, and everything a check may read. */
        when: expr,
        proposes: optionIdSchema,
        /** Only a hint: shown, but it neither proposes nor contradicts. */
        hint: z.boolean().optional(),
        source: sourceSchema,
      }),
    )
    .min(1)
    .max(100),
});

/** Filings (备案记录): one row of a table for each, with a snapshot of the register's rows as they were handed in. */
const baselineSchema = z.strictObject({
  /** Table question of the same kind of subject. */
  table: idSchema,
  /** Rows that may be compared against: the filings that were approved. `row.x` of that table. */
  when: expr,
  /** Attachment column of the table that holds the snapshot. */
  file: idSchema,
  /** Date column: the day handed in; the newest row where `when` holds is the baseline. */
  date: idSchema,
  /** Other cells of a row made by 「登记本次提交」, e.g. `state: submitted`. */
  set: z.record(idSchema, z.union([z.string().max(200), z.number(), z.boolean()])).optional(),
});

/** Which of its columns a comparison (表1-7) is written to: one row for each cell that differs. */
const reportSchema = z.strictObject({
  /** Table or register question of the same kind of subject. Its rows are replaced. */
  into: idSchema,
  columns: z.strictObject({
    key: idSchema,
    /** Label of the column that has changed; 新增, 删除 for whole rows. */
    field: idSchema,
    before: idSchema.optional(),
    now: idSchema.optional(),
    /** Per cent with two decimals; number or text. */
    rate: idSchema.optional(),
    occurred: idSchema.optional(),
    due: idSchema.optional(),
    /** Which rule asks for the filing. */
    clause: idSchema.optional(),
  }),
});

/** How much may change before a new filing is due (core/assess/change-rate.ts). */
const changeSchema = z.strictObject({
  groupBy: z.array(idSchema).min(1).max(6),
  measures: z.array(idSchema).min(1).max(6),
  /** Per cent; reached counts as exceeded. */
  percent: z.number().min(1).max(1000).multipleOf(1),
  triggers: z.array(idSchema).max(60),
  noted: z.array(idSchema).max(60).optional(),
  /** Months from the day of the change to the new filing. */
  months: z.int().min(1).max(36),
  /** The day the change happened (变化发生日), from which the months are counted; an expression as in a check. */
  occurred: expr.optional(),
  /** Where filings are kept. Without it nothing can be compared. */
  baseline: baselineSchema.optional(),
  /** Where 变更对照 (表1-7) is written. */
  report: reportSchema.optional(),
  source: sourceSchema,
});

const pictureBase = {
  id: idSchema,
  title: text,
  /** What a reader must know to read it, e.g. which rows it leaves out. */
  note: text.optional(),
  /** What is added up; a person switches between them. Without `column`, rows are counted. */
  measures: z
    .array(
      z.strictObject({
        column: idSchema.optional(),
        label: text.optional(),
        /** `B`, `KB` … `PB` are shown in the unit that fits (1 TB = 1024 GB), others by 万 and 亿. The column's unit without it. */
        unit: z.string().min(1).max(20).optional(),
      }),
    )
    .min(1)
    .max(6),
  /** Option of the column that colours → what it means: its colour and pattern. */
  tones: z.record(optionIdSchema, z.enum(['ok', 'warning', 'error', 'none'])).optional(),
  /** Only rows where this holds; `row.x`. */
  where: expr.optional(),
};
/** Pictures of all rows (图示): where the data stands. */
const pictureSchema = z.discriminatedUnion('kind', [
  /** Shaded cells with numbers, e.g. class × level. */
  z.strictObject({ ...pictureBase, kind: z.literal('matrix'), rows: idSchema, columns: idSchema }),
  /** One bar for each value of `rows`, in parts by `columns`. */
  z.strictObject({ ...pictureBase, kind: z.literal('bars'), rows: idSchema, columns: idSchema.optional() }),
  /** Bands from `from` (the subject itself without it) to `to`, coloured by `status`. */
  z.strictObject({
    ...pictureBase,
    kind: z.literal('flow'),
    from: idSchema.optional(),
    to: z.array(idSchema).min(1).max(3),
    status: idSchema.optional(),
  }),
]);

export const registerSchema = z.strictObject({
  ...questionBase,
  type: z.literal('register'),
  columns: z.array(columnSchema).min(1).max(80),
  /** Column that names a row for good (数据编号): import and comparison go by it. */
  key: idSchema.optional(),
  /** First number of rows people add, e.g. V-001: new rows carry it on. */
  numberFrom: z.string().max(40).regex(/\d$/, '要以数字结尾').optional(),
  /** Columns that name a row where a table has no `key`, e.g. an address in a scanner's result. */
  match: z.array(idSchema).min(1).max(6).optional(),
  /** yes/no column: a row a person has reviewed, which an import does not overwrite by itself. */
  reviewed: idSchema.optional(),
  maxRows: z.int().min(1).max(1_000_000).optional(),
  /** Columns that stay in view. */
  frozen: z.int().min(0).max(10).optional(),
  rowChecks: z.array(checkSchema).max(100).optional(),
  summaries: z.array(summarySchema).max(100).optional(),
  identify: identifySchema.optional(),
  change: changeSchema.optional(),
  pictures: z.array(pictureSchema).max(20).optional(),
  /** Rows that come from a library or from other rows; they are there without being stored until a person writes. */
  rows: z.array(rowSourceSchema).min(1).max(10).optional(),
  /** Why there are no rows yet, or not those expected. */
  needs,
  /** May a person add rows? By default only where no `rows` are given. */
  ownRows: z.boolean().optional(),
  mark: markSchema.optional(),
  scores: z.array(scoreSchema).max(10).optional(),
});
export type Picture = z.infer<typeof pictureSchema>;
export type PictureTone = 'ok' | 'warning' | 'error' | 'none';
export type Register = z.infer<typeof registerSchema>;
export type RegisterSummary = z.infer<typeof summarySchema>;
export type ChangeRule = z.infer<typeof changeSchema>;
export type Identify = z.infer<typeof identifySchema>;
