/** Schedules of working days: those shipped with the program and those the user brought, which win. */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WorkbenchError } from '../../core/contract.ts';
import type { CalendarState } from '../../core/duty/call-results.ts';
import { calendarWarnings } from '../../core/duty/calendar-warnings.ts';
import { WorkCalendar, type WorkYear, workYearSchema } from '../../core/duty/work-calendar.ts';
import { schemaMessage } from '../pack/schema-message.ts';
import { readYaml } from '../pack/yaml-file.ts';
import { writeDurably } from './write-durably.ts';

type Origin = CalendarState['years'][number]['origin'];
interface Folder {
  path: string;
  origin: Origin;
}
interface Known {
  years: Map<number, { data: WorkYear; origin: Origin }>;
  problems: CalendarState['problems'];
  calendar: WorkCalendar;
}

const HOME_FOLDER = 'work-calendar';

export class WorkCalendars {
  readonly #folders: readonly Folder[];
  readonly #imported: string;
  #known: Known | undefined;
  #seen = '';

  /** @param shipped folder of the program's own schedules; without it only imported ones count */
  constructor(home: string, shipped?: string) {
    this.#imported = join(home, HOME_FOLDER);
    const own: Folder[] = shipped === undefined ? [] : [{ path: shipped, origin: 'shipped' }];
    this.#folders = [...own, { path: this.#imported, origin: 'imported' }];
  }

  get calendar(): WorkCalendar {
    return this.#load().calendar;
  }

  state(today: string): CalendarState {
    const { years, problems } = this.#load();
    const sorted = [...years.entries()].sort(([a], [b]) => a - b);
    return {
      years: sorted.map(([year, { data, origin }]) => ({
        year,
        document: data.document,
        confidence: data.confidence,
        origin,
      })),
      problems,
      warnings: calendarWarnings([...years.keys()], today),
    };
  }

  /** Copies a year's file into the user's folder. @returns the year. @throws WorkbenchError BAD_INPUT, NOT_FOUND */
  import(path: string): number {
    if (!/\.ya?ml$/i.test(path))
      throw new WorkbenchError('BAD_INPUT', '工作日历应是 .yaml 文件，没有导入。', ADVICE, basename(path));
    const read = readYear(dirname(path), basename(path));
    if ('message' in read) throw new WorkbenchError('BAD_INPUT', `${read.message}没有导入。`, ADVICE, basename(path));
    mkdirSync(this.#imported, { recursive: true });
    writeDurably(join(this.#imported, `${read.year}.yaml`), readFileSync(path, 'utf8'));
    return read.year;
  }

  #load(): Known {
    const now = this.#folders.map(({ path }) => signature(path)).join('\n');
    if (this.#known && now === this.#seen) return this.#known;
    const years: Known['years'] = new Map();
    const problems: Known['problems'] = [];
    for (const { path, origin } of this.#folders)
      for (const file of yamlFiles(path)) {
        const read = readYear(path, file);
        if ('message' in read) problems.push({ file, message: read.message });
        else years.set(read.year, { data: read, origin });
      }
    this.#seen = now;
    this.#known = { years, problems, calendar: new WorkCalendar([...years.values()].map(({ data }) => data)) };
    return this.#known;
  }
}

const ADVICE =
  '请照国务院办公厅的放假通知写 year（年份）、document（通知名称和文号）、confidence、holidays（假期）和 workdays（调休上班日），格式与程序自带的文件相同。';

/** The year's data, or one sentence that says what is wrong and where. */
function readYear(folder: string, file: string): WorkYear | { message: string } {
  const yaml = readYaml(folder, file);
  const place = (line: number): string => (line > 0 ? `“${file}”第 ${line} 行：` : '');
  if (Array.isArray(yaml)) return { message: yaml.map(({ line, message }) => `${place(line)}${message}。`).join('') };
  const result = workYearSchema.safeParse(yaml.data, { reportInput: true });
  if (result.success) {
    const { year } = result.data;
    const named = /^(\d{4})\.ya?ml$/i.exec(file)?.[1];
    return named === undefined || Number(named) === year
      ? result.data
      : { message: `“${file}”里写的年份是 ${year}，与文件名不符。` };
  }
  const issues = result.error.issues.slice(0, 5);
  return {
    message: issues
      .map((issue) => {
        const at = issue.path as (string | number)[];
        return `${place(yaml.locate(at).line)}${schemaMessage(issue, at)}。`;
      })
      .join(''),
  };
}

function yamlFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort();
}

function signature(folder: string): string {
  return yamlFiles(folder)
    .map((name) => {
      const file = statSync(join(folder, name), { throwIfNoEntry: false });
      return `${folder}/${name} ${file?.size} ${file?.mtimeMs}`;
    })
    .join('\n');
}
