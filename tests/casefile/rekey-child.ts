/** Changes the passphrase (from and to in the environment) and stands still at the step named in argv, to be killed. */
import { writeSync } from 'node:fs';
import { Casefile } from '../../electron/casefile/index.ts';

const [path, stopAt] = process.argv.slice(2) as [string, string];
let id = 0;
const casefile = Casefile.open(path, {
  unlock: { passphrase: process.env.OLD! },
  context: { author: '', device: 'child', now: () => new Date(), newId: () => `child-${++id}` },
});
casefile.changePassphrase({ passphrase: process.env.OLD! }, process.env.NEW!, (step) => {
  if (step !== stopAt) return;
  writeSync(1, `${step}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
