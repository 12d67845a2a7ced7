/** What a person has chosen of a difference, written as one change while the window goes on answering. */
import { basename } from 'node:path';
import type { Edit } from '../../core/answer/change.ts';
import { type CallInput, type JobState, WorkbenchError } from '../../core/contract.ts';
import { applyDiff, movedSince } from '../../core/register/import-apply.ts';
import { composed, storedEdits, takeEdits } from './composed-rows.ts';
import { toErrorData } from './errors.ts';
import { rememberMapping } from './import-memory.ts';
import type { Importing } from './imports.ts';
import { localDate } from './local-date.ts';
import type { OpenCasefile, Session } from './session.ts';

/** Of a register that sets no limit itself. */
const MOST_ROWS = 1_000_000;
const REASON_LENGTH = 200;

type Choices = CallInput<'register.importApply'>['choices'];

/** @throws WorkbenchError CONFLICT, BAD_INPUT before anything is written */
export function startApplying(session: Session, open: OpenCasefile, importing: Importing, choices: Choices): JobState {
  const { subject, question, place, path } = importing.file;
  const { key, mapping } = importing.needCompared();
  const { edits, ...counts } = chosenEdits(session, open, importing, choices);
  const stored = storedEdits(open, subject, question, edits);
  const keyed = stored.map(({ row, value }): Edit => ({ subject, question, row, column: '', value }));
  const reason = `导入 ${basename(path)}`.slice(0, REASON_LENGTH);
  return session.jobs.start(
    session.options.newId(),
    async ({ signal, report }) => {
      const { changed, ...state } = await open.casefile.putInSlices(keyed, {
        reason,
        action: 'import',
        signal,
        report: (share) => report(share, `写入 ${keyed.length} 行`),
      });
      takeEdits(open, changed);
      rememberMapping(place, { key, mapping });
      importing.finish({ ...counts, ...state });
    },
    (error) => toErrorData(error, (unforeseen) => session.log('register.importApply', unforeseen)),
    'import',
  );
}

function chosenEdits(
  { options }: Session,
  open: OpenCasefile,
  importing: Importing,
  choices: Choices,
): ReturnType<typeof applyDiff> {
  const { subject, question } = importing.file;
  const { groups, rows: before } = importing.needCompared();
  const register = open.registers.register(question);
  const { rows, ids } = composed(open, subject, question, localDate(options.now()));
  if (rows.size !== before.size || movedSince(groups, rows, before))
    throw new WorkbenchError('CONFLICT', '比较之后台账又有改动，没有导入。', '请重新比较，确认差异后再应用。');
  const applied = applyDiff({ register, groups, rows, ids, choices, newId: options.newId });
  const most = register.maxRows ?? MOST_ROWS;
  if (rows.size + applied.added - applied.removed > most)
    throw new WorkbenchError('BAD_INPUT', `导入后会超过台账的上限 ${most} 行，没有导入。`, '请减少新增的行。');
  return applied;
}
