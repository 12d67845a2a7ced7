/**
 * Text that is still in a field and not yet handed to the store (a field may wait for a pause in typing).
 * Undo, export, closing and leaving the page call {@link flushDrafts} first, so nothing typed is left behind.
 */
const flushers = new Set<() => void>();

/** @returns a function that takes the field off the list; call it when the field goes away, after flushing. */
export function registerDraft(flush: () => void): () => void {
  flushers.add(flush);
  return () => flushers.delete(flush);
}

export function flushDrafts(): void {
  for (const flush of [...flushers]) flush();
}
