/** Puts until it is refused, then prints how far it came. */
import { answerKey } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { Casefile } from '../../electron/casefile/index.ts';

let id = 0;
const casefile = Casefile.open(process.argv[2]!, {
  unlock: { none: true },
  context: { author: '', device: 'child', now: () => new Date(0), newId: () => `child-${++id}` },
});
let acknowledged = 0;
try {
  for (; acknowledged < 10_000; acknowledged++) {
    const value = `${acknowledged} ${'安全'.repeat(2000)}`;
    casefile.put([
      { ...answerKey('s1', `q${acknowledged}`), value },
      { ...answerKey('s1', 'last'), value: acknowledged },
    ]);
  }
} catch (error) {
  const code = error instanceof WorkbenchError ? error.code : String(error);
  process.stdout.write(JSON.stringify({ code, acknowledged }));
}
casefile.close();
