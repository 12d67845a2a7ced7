/**
 * Waits for a line naming the casefile, then edits it as fast as it can until it is killed. After each `put` has
 * returned it prints what was acknowledged; the write is synchronous, so nothing acknowledged stays in a buffer.
 */
import { readSync, writeSync } from 'node:fs';
import { answerKey } from '../../core/answer/answer.ts';
import { Casefile } from '../../electron/casefile/index.ts';

const order = Buffer.alloc(8192);
const [round, recoveryCode, path] = order.toString('utf8', 0, readSync(0, order)).trim().split('\t') as [
  string,
  string,
  string,
];
// No order: only to fill the compile cache, which a killed process cannot write.
if (!path) process.exit(0);
let lastId = '';
let count = 0;
const casefile = Casefile.open(path, {
  // By recovery code: the key derivation of a passphrase is slow on purpose.
  unlock: { recoveryCode },
  context: {
    author: '张工',
    device: 'device-a',
    now: () => new Date(),
    newId: () => (lastId = `r${round}-${++count}`),
  },
});
for (let i = 0; ; i++) {
  const cells = Array.from({ length: i % 3 === 0 ? 4 : 1 }, (_, k) => ({
    ...answerKey('s1', `q${(i + k) % 40}`),
    value: `${round}:${i}`,
  }));
  if (i % 11 === 10) casefile.undo();
  else casefile.put(cells);
  if (i % 17 === 16) casefile.evidence.add(`${round}-${i}.txt`, Buffer.from(`${round}-${i}`.repeat(500)));
  writeSync(1, `${lastId} ${casefile.state().revision}\n`);
}
