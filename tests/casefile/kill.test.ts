/**
 * `kill -9` while editing, again and again: no change that `put` acknowledged is lost, and the file is whole each time.
 * One casefile lives through many kills, so damage would add up.
 */
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { CASEFILE, FILE } from '../../core/answer/answer.ts';
import { Casefile, type CasefileContext } from '../../electron/casefile/index.ts';
import { tempDir } from '../support/index.ts';
import { newCasefile } from './support.ts';

const KILLS = 200;
/** Kills per casefile: checking everything after each kill takes longer the more there is. */
const KILLS_PER_FILE = 25;
const QUESTIONS = 40;
const CHILD = join(import.meta.dirname, 'kill-child.ts');

type Child = ChildProcessByStdio<Writable, Readable, null>;

function cacheEnvironment(cache: string): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: cache };
}

/** Starts while the last round is still being checked; it waits for its order. */
function startChild(cache: string): Child {
  return spawn(process.execPath, [CHILD], {
    env: cacheEnvironment(cache),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** @returns the acknowledged change ids with the revision each stood at */
async function editUntilKilled(child: Child, order: string[]): Promise<Map<string, number>> {
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    // The wait starts with the first acknowledged change, so that every kill falls into the editing.
    if (text === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 40);
    text += chunk;
  });
  child.stdin.write(`${order.join('\t')}\n`);
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  // A line cut off by the kill was not acknowledged to anybody.
  const lines = text.slice(0, text.lastIndexOf('\n')).split('\n');
  return new Map(lines.map((line) => line.split(' ')).map(([id, revision]) => [id!, Number(revision)]));
}

/** @returns the revision found; nothing acknowledged may be missing, nothing may be out of order. */
function check(path: string, recoveryCode: string, context: CasefileContext, ids: Map<string, number>): number {
  const casefile = Casefile.open(path, { unlock: { recoveryCode }, context });
  const there = new Set<string>();
  for (let q = 0; q < QUESTIONS; q++) for (const { id } of casefile.history('s1', `q${q}`, 1_000_000)) there.add(id);
  // A file that comes in is a change of its own.
  for (const { id } of casefile.history(CASEFILE, FILE, 1_000_000)) there.add(id);
  expect([...ids.keys()].filter((id) => !there.has(id))).toEqual([]);
  const { revision } = casefile.state();
  expect(revision).toBe(there.size);
  expect(revision).toBeGreaterThanOrEqual(Math.max(...ids.values()));
  expect(casefile.verify().problems).toEqual([]);
  casefile.close();
  return revision;
}

test(`${KILLS} kills lose no acknowledged change`, { timeout: 900_000 }, async () => {
  const cache = tempDir('kill-cache-');
  spawnSync(process.execPath, [CHILD], { env: cacheEnvironment(cache), input: '' });
  let acknowledged = 0;
  let changes = 0;
  let child = startChild(cache);
  for (let file = 0; file < KILLS / KILLS_PER_FILE; file++) {
    const { casefile, recoveryCode, path, context } = newCasefile({ passphrase: 'kill' });
    casefile.close();
    let reached = 0;
    for (let round = 0; round < KILLS_PER_FILE; round++) {
      const ids = await editUntilKilled(child, [`${file}.${round}`, recoveryCode, path]);
      child = startChild(cache);
      expect(Math.max(...ids.values())).toBeGreaterThan(reached);
      reached = check(path, recoveryCode, context, ids);
      acknowledged += ids.size;
    }
    changes += reached;
  }
  child.kill('SIGKILL');
  console.log(`${KILLS} kills, ${acknowledged} acknowledged saves, ${changes} changes, none lost`);
  expect(acknowledged).toBeGreaterThanOrEqual(KILLS);
});
