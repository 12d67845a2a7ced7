import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { WorkCalendar, workYearSchema } from '../../core/duty/work-calendar.ts';

const folder = path.resolve(import.meta.dirname, '../../resources/work-calendar');
/** The schedules as shipped. */
export const years = fs
  .readdirSync(folder)
  .map((file) => workYearSchema.parse(parse(fs.readFileSync(path.join(folder, file), 'utf8'))));
export const calendar = new WorkCalendar(years);
