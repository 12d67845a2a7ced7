/** Light, dark, or as the system says. A preference of this window, so it lives in the browser's own storage. */
import { createSignal } from './signal.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const STORAGE_KEY = 'theme';

export const theme = createSignal<Theme>(stored());

function stored(): Theme {
  const value = localStorage.getItem(STORAGE_KEY);
  return THEMES.find((known) => known === value) ?? 'auto';
}

export function applyTheme(next: Theme = theme.get()): void {
  theme.set(next);
  localStorage.setItem(STORAGE_KEY, next);
  if (next === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
}
