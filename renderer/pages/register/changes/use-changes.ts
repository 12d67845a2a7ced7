/** A register against its last approved filing, as the workbench reckons it; asked again when something was written. */
import type { FilingChanges } from '../../../../core/register/filing-results.ts';
import { callWorkbench } from '../../../api.ts';
import { settled } from '../../../store/casefile-store.ts';
import { type Asked, useAsked } from '../../../store/use-asked.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';

export function useChanges(subject: string, question: string): Asked<FilingChanges> {
  const { session, revision } = useOpenCasefile().state;
  return useAsked([subject, question, session, revision].join('/'), async () => {
    await settled();
    return callWorkbench('filing.changes', { subject, question });
  });
}
