import type { Parts } from '../zip.ts';
export function lintSheets(_parts: Parts): string[] {
  return [];
}
