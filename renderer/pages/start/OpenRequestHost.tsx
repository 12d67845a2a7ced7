import { useEffect } from 'react';
import { navigate, useRoute } from '../../app/route.ts';
import { toWorkbenchError } from '../../api.ts';
import { openCasefile } from '../../store/casefile-state.ts';
import { settled } from '../../store/casefile-store.ts';
import { openCasefileAt } from '../../store/open-flow.ts';
import { fileNameOf } from '../../store/paths.ts';
import { useSignal } from '../../store/signal.ts';
import { toast } from '../../ui/toast.tsx';
import { showCasefile } from './show-casefile.ts';

/**
 * A casefile double-clicked in the file manager, or named at the start: the door puts it into the address
 * (`#/open/<path>`). Mounted once. The request is taken out of the address at once, so that a reload does not repeat it.
 */
export function OpenRequestHost() {
  const route = useRoute();
  const ready = useSignal(openCasefile) !== undefined;
  const file = route.page === 'start' ? (route.open ?? '') : '';
  useEffect(() => {
    if (!ready || !file) return;
    navigate({ page: 'start' });
    openRequested(file).catch((error: unknown) => toast(toWorkbenchError(error).message, 'error'));
  }, [ready, file]);
  return null;
}

async function openRequested(file: string): Promise<void> {
  await settled();
  await openCasefileAt(file, fileNameOf(file), showCasefile);
}
