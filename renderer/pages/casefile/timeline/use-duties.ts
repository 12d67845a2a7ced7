/** The open casefile's deadlines as the workbench reckons them; asked again whenever something has been written. */
import type { DutyList } from '../../../../core/duty/call-results.ts';
import { callWorkbench } from '../../../api.ts';
import { type Asked, useAsked } from '../../../store/use-asked.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';

export function useDuties(): Asked<DutyList> {
  const { session, revision } = useOpenCasefile().state;
  return useAsked(`${session}/${revision}`, () => callWorkbench('duty.list', {}));
}
