import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They take longest, the first by waiting: begun last, one of them would keep the whole run waiting. */
const FIRST = [
  'tests/casefile/kill.test.ts',
  'tests/cli/commands.test.ts',
  'tests/templates/filled.test.ts',
  'tests/service/template-kill.test.ts',
  'tests/service/template-broken.test.ts',
  'tests/cli/template.test.ts',
  'tests/service/filing-kill.test.ts',
];

/** Vitest's own order, but the longest files begin first, also on a machine that has never run them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = FIRST.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? FIRST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
