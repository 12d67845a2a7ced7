/** Asks for a place on disk: the system's own dialog where the door has one, else our picker over `app.listFolder`. */
import type { CallInput } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { appInfo } from '../../store/app.ts';
import { createSignal } from '../../store/signal.ts';

export type PickOptions = CallInput<'app.pickPath'>;

export interface PickRequest extends PickOptions {
  /** '' when cancelled. */
  answer(path: string): void;
}
export const pickRequest = createSignal<PickRequest | null>(null);

/** @returns full path, or '' when cancelled. */
export async function pickPath(options: PickOptions): Promise<string> {
  if (appInfo.get()?.nativeDialogs) return (await callWorkbench('app.pickPath', options)).path;
  return new Promise((resolve) => {
    pickRequest.set({
      ...options,
      answer(path) {
        pickRequest.set(null);
        resolve(path);
      },
    });
  });
}
