import { expect, test } from 'vitest';
import { nextName } from '../../renderer/pages/backups/renewal/next-name.ts';

test.each([
  ['申驰 2025', '申驰 2026'],
  ['2025年度申驰', '2026年度申驰'],
  ['2024-2025', '2024-2026'],
  ['申驰', '申驰-下一年度'],
  ['编号12025', '编号12025-下一年度'],
])('%s → %s', (name, next) => expect(nextName(name)).toBe(next));
