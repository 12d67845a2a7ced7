/**
 * One field saved durably: an encrypted casefile (change, hash chain, heads) against a bare SQLite commit of the same
 * row, both WAL and synchronous=FULL on the same disk. Rounds alternate, so that both meet the same disk.
 */
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Casefile, type CasefileContext } from '../electron/casefile/index.ts';
import { type BenchRow, median } from './types.ts';

const ROUNDS = 20;
const SAVES_PER_ROUND = 50;
/** Answers already there, so that trees have some depth. */
const FILLED = 20_000;
const WORK = join(import.meta.dirname, '.work');

const context: CasefileContext = {
  author: '张工',
  device: randomUUID(),
  now: () => new Date(),
  newId: () => randomUUID(),
};
const subject = randomUUID();

function answerText(i: number): string {
  return `第 ${i} 次填写：平台部署于自有机房，双链路接入`;
}

function openOurs(folder: string): { save(i: number): void; close(): void } {
  const { casefile } = Casefile.create(join(folder, 'ours.iovcase'), {
    passphrase: 'bench',
    meta: { packId: 'bench', packVersion: '1', packDigest: '', appVersion: '0' },
    context,
  });
  const question = (i: number) => ({ subject, question: `q${i}`, row: '', column: '' });
  casefile.put(Array.from({ length: FILLED }, (_, i) => ({ ...question(i), value: answerText(i) })));
  return {
    save: (i) => void casefile.put([{ ...question(i % FILLED), value: answerText(i + FILLED) }]),
    close: () => casefile.close(),
  };
}

function openBare(folder: string): { save(i: number): void; close(): void } {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.exec('CREATE TABLE change (seq INTEGER PRIMARY KEY, id TEXT, question TEXT, value TEXT, author TEXT, at TEXT)');
  const insert = db.prepare('INSERT INTO change (id, question, value, author, at) VALUES (?, ?, ?, ?, ?)');
  const save = (i: number) =>
    insert.run(randomUUID(), `q${i}`, answerText(i), context.author, context.now().toISOString());
  db.transaction(() => {
    for (let i = 0; i < FILLED; i++) save(i);
  })();
  return { save: (i) => void save(i), close: () => void db.close() };
}

export async function run(): Promise<BenchRow[]> {
  mkdirSync(WORK, { recursive: true });
  const folder = mkdtempSync(join(WORK, 'save-'));
  const times = { ours: [] as number[], bare: [] as number[] };
  const [ours, bare] = [openOurs(folder), openBare(folder)];
  try {
    let next = 0;
    const round = (list: number[], save: (i: number) => void) => {
      for (let k = 0; k < SAVES_PER_ROUND; k++) {
        const start = performance.now();
        save((next += 7919));
        list.push(performance.now() - start);
      }
    };
    for (let r = 0; r < ROUNDS; r++) {
      const order = r % 2 === 0;
      if (order) round(times.ours, ours.save);
      round(times.bare, bare.save);
      if (!order) round(times.ours, ours.save);
    }
  } finally {
    ours.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const [mine, other] = [median(times.ours), median(times.bare)];
  return [
    {
      name: 'One field saved durably, encrypted, against a bare SQLite commit',
      ours: mine,
      other,
      unit: 'ms',
      ratio: mine / other,
      aim: '≤ 2×',
    },
  ];
}

if (import.meta.main) {
  for (const row of await run()) {
    const { name, ours, other, unit, ratio, aim } = row;
    console.log(`${name}: ${ours.toFixed(3)} ${unit} / ${other.toFixed(3)} ${unit} = ${ratio.toFixed(2)} (aim ${aim})`);
  }
}
