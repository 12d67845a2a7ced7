import { useEffect } from 'react';
import { openCasefile } from '../store/casefile-state.ts';
import { settled } from '../store/casefile-store.ts';
import { openCasefileAt } from '../store/open-flow.ts';
import { fileNameOf } from '../store/paths.ts';
import { useSelected } from '../store/signal.ts';
import { showError } from '../ui/error-dialog.tsx';
import { navigate, useRoute } from './route.ts';

/** `#/open/<path>`: a casefile named at the start or double-clicked while the window is open. */
export function useOpenRequest(): void {
  const route = useRoute();
  const ready = useSelected(openCasefile, (open) => open !== undefined);
  const path = route.page === 'open' ? route.path : '';
  useEffect(() => {
    if (!ready || !path) return;
    // Taken out of the address at once: a reload must not ask again.
    navigate({ page: 'casefile' });
    if (openCasefile.get()?.state.path === path) return;
    settled()
      .then(() => openCasefileAt(path, fileNameOf(path), () => navigate({ page: 'casefile' })))
      .catch(showError);
  }, [ready, path]);
}
