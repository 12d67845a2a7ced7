/** Every duty of every subject of a casefile as deadlines, what needs attention first. */
import { type Evaluation, sharedViews, type SubjectState } from '../form/evaluate.ts';
import { indexPack, type PackIndex } from '../form/pack.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { ListedDeadline } from './call-results.ts';
import { yearOf } from './day.ts';
import { deadlineOf, type Deadline, type DeadlineState } from './deadline.ts';
import type { DueRule, Duty } from './duty-schema.ts';
import type { WorkCalendar } from './work-calendar.ts';

export function listDeadlines(
  pack: Pack,
  evaluation: Evaluation,
  { calendar, today }: { calendar: WorkCalendar; today: string },
): ListedDeadline[] {
  const index = indexPack(pack);
  const states = [...evaluation.subjects.values()];
  const shared = sharedViews(index, states);
  const year = pack.year ?? yearOf(today);
  return states
    .flatMap((state) =>
      (pack.duties ?? []).flatMap((duty) => {
        if (duty.subject !== state.subject.kind) return [];
        const context = { q: state.view, ...shared, today };
        const deadline = deadlineOf(duty, state.subject.id, context, { calendar, today, year });
        return deadline ? [listed(index, state, duty, deadline)] : [];
      }),
    )
    .sort(byUrgency);
}

function listed(index: PackIndex, state: SubjectState, duty: Duty, deadline: Deadline): ListedDeadline {
  const { title, authority = '', note = '', source, at, documents } = duty;
  const entry = at !== undefined && state.visible.has(at) ? index.questions.get(at) : undefined;
  return {
    ...deadline,
    title,
    authority,
    name: state.name,
    rule: ruleText(duty.due),
    note,
    source,
    at: entry ? { subject: state.subject.id, form: entry.form.id, question: entry.question.id } : null,
    documents: documents.map((id) => ({ id, title: index.documents.get(id)?.title ?? id })),
  };
}

const UNITS = { day: '日', workday: '个工作日', month: '个月', year: '年' } as const;

function ruleText(due: DueRule): string {
  if ('open' in due) return '来源没有规定日期，应及时办理';
  if ('fixed' in due) return `${due.fixed} 前（含当日）`;
  if ('before' in due) return '事前完成';
  return `自事件发生之日起 ${due.count} ${UNITS[due.unit]}`;
}

const ORDER: Record<DeadlineState, number> = { overdue: 0, due: 1, unknown: 2, waiting: 3, open: 4, done: 5 };

function byUrgency(a: ListedDeadline, b: ListedDeadline): number {
  if (a.state !== b.state) return ORDER[a.state] - ORDER[b.state];
  return compare(a.due, b.due) || compare(a.duty, b.duty) || compare(a.name, b.name);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
