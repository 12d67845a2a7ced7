/**
 * A planted answer is searched for in the raw bytes of every file there is. The same search on an unencrypted casefile
 * finds it: so this test can fail.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { Casefile } from '../../electron/casefile/index.ts';
import { tempDir } from '../support/index.ts';
import { edit, makeContext, newCasefile } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

const MARKERS = ['绝密浦江平台拓扑七号', 'PLANTED-zq7x-MARKER', '暗号口令山河不改'];
/** The passphrase itself must not be found either. */
const PASSPHRASE = MARKERS[2]!;
const FORMS = MARKERS.flatMap((marker) => [
  Buffer.from(marker, 'utf8'),
  Buffer.from(marker, 'utf16le'),
  Buffer.from(marker, 'utf16le').swap16(),
]);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Other programs' files in the temporary folder come and go. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function filesHolding(files: string[]): string[] {
  return files.filter((file) => {
    const bytes = contentOf(file);
    return FORMS.some((form) => bytes.includes(form));
  });
}

/** Files right in the system's temporary folder that appeared or changed since: where SQLite would spill. */
function temporaryFilesSince(time: number): string[] {
  return readdirSync(tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(tmpdir(), entry.name))
    .filter((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time);
}

function plant(casefile: Casefile): void {
  const text = `${MARKERS[0]} ${MARKERS[1]}`;
  casefile.setAuthor(MARKERS[1]!);
  casefile.put([edit('secret', text)], { reason: MARKERS[1]! });
  casefile.put(Array.from({ length: 1000 }, (_, i) => edit('table', `${text} ${i}`, `r${i}`, MARKERS[1])));
  casefile.evidence.add(`${MARKERS[0]}.txt`, Buffer.from(text.repeat(30_000)));
  casefile.put([edit('secret', `${text} 二`)]);
  casefile.undo();
}

/** Looks while everything is open and in the WAL, and again after each operation that writes a file. */
function searchThroughLife(passphrase: string | null): { found: string[]; seen: Set<string> } {
  const start = Date.now() - 1;
  const folder = tempDir('planted-');
  const context = makeContext('device-a', MARKERS[1]!);
  const { casefile } = newCasefile({ passphrase, folder, context, name: '案卷' });
  const found: string[] = [];
  const seen = new Set<string>();
  const look = (when: string) => {
    const files = filesUnder(folder);
    for (const file of files) seen.add(file.slice(folder.length + 1).replace(/[0-9a-f]{12}|\d{8}T.*(?=\.)/, '*'));
    // The lock's sidecar says who is working on the file, in clear and on purpose; it holds nothing of the file.
    const searched = [...files, ...temporaryFilesSince(start)].filter((file) => !file.endsWith('.lock'));
    found.push(...filesHolding(searched).map((file) => `${when}: ${file}`));
  };
  plant(casefile);
  look('working');
  casefile.backups.make();
  look('backup');
  if (passphrase !== null) {
    casefile.changePassphrase({ passphrase }, `${passphrase}2`, (step) => look(step));
    casefile.put([edit('secret', MARKERS[0]!)]);
    look('new passphrase');
  }
  casefile.saveAs(join(folder, '另存.iovcase'));
  look('save-as');
  const [backup] = casefile.backups.list().length ? casefile.backups.list() : [casefile.backups.make()];
  const unlock = passphrase === null ? ({ none: true } as const) : { passphrase: `${passphrase}2` };
  Casefile.restore(backup!.path, join(folder, '恢复.iovcase'), { unlock, context }).close();
  casefile.verify();
  look('restore');
  casefile.close();
  look('closed');
  return { found, seen };
}

test('nothing of an encrypted casefile is in clear on the disk, at any time', () => {
  const { found, seen } = searchThroughLife(PASSPHRASE);
  expect(found).toEqual([]);
  // What was looked at: the WAL, the copy under the new key, backups.
  expect([...seen].some((name) => name.endsWith('.iovcase-wal'))).toBe(true);
  expect([...seen].some((name) => name.includes('.tmp-'))).toBe(true);
  expect([...seen].filter((name) => name.includes('backups')).length).toBeGreaterThan(0);
});

test('the same search finds it in an unencrypted casefile', () => {
  const { found } = searchThroughLife(null);
  expect(found.some((line) => line.endsWith('.iovcase-wal'))).toBe(true);
  expect(found.some((line) => line.includes('.backups'))).toBe(true);
  expect(found.some((line) => line.startsWith('closed: '))).toBe(true);
});

test.each(['copied', 'checked', 'closed', 'replaced'])(
  'killed while changing the passphrase, after "%s": one of the two opens, nothing is in clear',
  async (step) => {
    const { casefile, path, folder, context } = newCasefile({ passphrase: PASSPHRASE });
    plant(casefile);
    casefile.close();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'rekey-child.ts'), path, step], {
      env: { ...process.env, OLD: PASSPHRASE, NEW: `${PASSPHRASE}2` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    expect(line).toBe(step);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const names = filesUnder(folder);
    expect(filesHolding(names)).toEqual([]);
    const passphrase = step === 'replaced' ? `${PASSPHRASE}2` : PASSPHRASE;
    const again = Casefile.open(path, { unlock: { passphrase }, context });
    // The file has its own answer.
    expect(again.answers().size).toBe(1002);
    expect(again.verify().problems).toEqual([]);
    again.close();
    expect(filesUnder(folder).filter((name) => name.includes('.tmp-'))).toEqual([]);
  },
);
