/** Whether the workbench behind the window answers. Typed data stay in memory while it does not. */
import { createSignal } from './signal.ts';

export const connection = createSignal<boolean>(true);

export function reportConnection(alive: boolean): void {
  connection.set(alive);
}
