/**
 * What every process of a test run reads instead of working it out again: the workbench starts some hundred times in
 * one run, and reading its packs and its own TypeScript is most of each start.
 */
import path from 'node:path';
import { root } from './run.ts';

const folder = path.join(root, 'tests', '.work');

/** Environment variables. The second is Node's own: compiled code, kept by the hash of its source. */
export const TEST_CACHES = {
  WORKBENCH_PACK_CACHE: path.join(folder, 'packs'),
  NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
};
