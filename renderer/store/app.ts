/** What the window knows before any casefile is open. */
import type { AppInfo, PackSummary, RecentCasefile } from '../../core/contract.ts';
import { callWorkbench } from '../api.ts';
import { createSignal } from './signal.ts';

export const appInfo = createSignal<AppInfo | null>(null);
export const packs = createSignal<readonly PackSummary[]>([]);
export const recent = createSignal<readonly RecentCasefile[]>([]);

/** @throws WorkbenchError */
export async function loadApp(): Promise<void> {
  const [info, list] = await Promise.all([callWorkbench('app.info', {}), callWorkbench('pack.list', {})]);
  appInfo.set(info);
  packs.set(list);
  await loadRecent();
}

export async function loadRecent(): Promise<void> {
  recent.set(await callWorkbench('casefile.recent', {}));
}

export async function forgetRecent(path: string): Promise<void> {
  recent.set(await callWorkbench('casefile.forget', { path }));
}

export async function setAuthor(author: string): Promise<void> {
  appInfo.set(await callWorkbench('app.setAuthor', { author }));
}
