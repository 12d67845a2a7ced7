/** An open casefile under another name. */
import { copyToNewInSlices } from './copy.ts';
import type { HeldFile } from './held-file.ts';
import { openFile } from './open.ts';

/** Copies all of it and goes on with the copy; yields the share done. */
export function* saveAs(held: HeldFile, target: string): Generator<number, void> {
  const { file } = held;
  yield* copyToNewInSlices(file, target);
  const unlock = file.fileKey ?? ({ none: true } as const);
  held.switchTo(openFile(target, { unlock, context: held.context, purpose: 'edit' }));
}
