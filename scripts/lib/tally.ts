/** What a test runner did, in the one shape that both reporters write and `scripts/test.ts` adds up. */
import fs from 'node:fs';

export interface Tally {
  passed: number;
  /** Passed only on a second try: named in the result, so that they get mended. */
  unsteady: string[];
  failed: string[];
  skipped: { name: string; reason: string }[];
}

/** Environment variable that tells a reporter where to write its tally. */
export const TALLY_FILE = 'WORKBENCH_TALLY_FILE';

export function writeTally(tally: Tally): void {
  const file = process.env[TALLY_FILE];
  if (file) fs.writeFileSync(file, JSON.stringify(tally));
}

/** A runner that wrote nothing, or ended badly without naming a failed test, counts as one failure. */
export function readTally(file: string, runner: string, code: number): Tally {
  if (!fs.existsSync(file))
    return { passed: 0, unsteady: [], failed: [`${runner} ended with code ${code} before it reported`], skipped: [] };
  const tally = JSON.parse(fs.readFileSync(file, 'utf8')) as Tally;
  if (code !== 0 && !tally.failed.length) tally.failed.push(`${runner} ended with code ${code}`);
  return tally;
}
