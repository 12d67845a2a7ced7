/** Writes many rows in slices and kills itself in the middle: the transaction is open, part of it may be in the WAL. */
import { Casefile } from '../../electron/casefile/index.ts';
import { edit, makeContext, PLAIN } from './support.ts';

const [, , path = '', share = ''] = process.argv;
const casefile = Casefile.open(path, { unlock: PLAIN, context: makeContext() });
const text = '激光点云'.repeat(500);
const edits = Array.from({ length: 20_000 }, (_, i) => edit('t', { order: `a${i}`, cells: { text } }, `r${i}`));
await casefile.putInSlices(edits, {
  report: (done) => {
    if (done >= Number(share)) process.kill(process.pid, 'SIGKILL');
  },
});
