import type { CalendarState } from '../../../../core/duty/call-results.ts';
import { callWorkbench } from '../../../api.ts';
import { useAction } from '../../../store/use-action.ts';
import { t } from '../../../strings/t.ts';
import { Button, ErrorNote, Note, toast } from '../../../ui/index.ts';
import { pickPath } from '../../files/pick-path.ts';

/** Which years of working days are known, what is missing, and the way to bring a year in without a network. */
export function CalendarNotes({ calendar, onImport }: { calendar: CalendarState; onImport: () => void }) {
  const bring = useAction(async () => {
    const path = await pickPath({ purpose: 'open', filter: 'any', suggested: '' });
    if (path === '') return;
    const { year } = await callWorkbench('calendar.import', { path });
    toast(t('calendar.imported', { year }));
    onImport();
  });
  return (
    <div className="timeline-calendar">
      {calendar.warnings.map((warning) => (
        <Note key={warning} tone="warning">
          <p>{warning}</p>
        </Note>
      ))}
      {calendar.problems.map(({ file, message }) => (
        <Note key={file} tone="error">
          <p>{t('calendar.problem', { file, message })}</p>
        </Note>
      ))}
      {bring.error && <ErrorNote error={bring.error} />}
      <p className="row small muted">
        {t('calendar.known', { years: calendar.years.map(({ year }) => year).join('、') })}
        <Button icon="calendar" busy={bring.busy} onClick={() => void bring.run()}>
          {t('calendar.import')}
        </Button>
      </p>
    </div>
  );
}
