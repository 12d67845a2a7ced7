/** Opens the casefile named in argv, answers one question, and holds it until killed. */
import { answerKey } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { Casefile } from '../../electron/casefile/index.ts';

let id = 0;
// Held for as long as the process lives: what nobody refers to may be collected, and closed with it.
let held: Casefile | undefined;
try {
  const casefile = Casefile.open(process.argv[2]!, {
    unlock: { none: true },
    context: {
      author: '李工',
      device: 'device-child',
      now: () => new Date('2026-05-01T01:00:00.000Z'),
      newId: () => `child-${process.pid}-${++id}`,
    },
  });
  casefile.put([{ ...answerKey('s1', 'from-child'), value: '李工' }]);
  console.log('open');
  held = casefile;
  process.stdin.on('end', () => held?.close()).resume();
} catch (error) {
  console.log(error instanceof WorkbenchError ? error.code : String(error));
}
