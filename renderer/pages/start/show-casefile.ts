import { navigate, parseRoute } from '../../app/route.ts';

/** An address that names a place in a casefile stays: after a crash the reader comes back to the question he left. */
export function showCasefile(): void {
  if (parseRoute(window.location.hash).page === 'start') navigate({ page: 'casefile' });
}
