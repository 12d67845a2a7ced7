import type { CommandContext, Runner } from './command.ts';
import { createOutput } from './output.ts';
import { openCasefile, typedCall } from './session.ts';

/** Environment variable with the name that changes are recorded under; remembered from then on. */
const AUTHOR = 'WORKBENCH_AUTHOR';

export function createRunner(): Runner {
  const run: Runner['run'] = async ({ json = false }, work) => {
    // Help and usage errors need none of the services, which take most of the start-up time.
    const { createCliWorkbench } = await import('./workbench.ts');
    const workbench = createCliWorkbench();
    try {
      const call = typedCall(workbench);
      const author = process.env[AUTHOR];
      if (author) await call('app.setAuthor', { author });
      const exit = (code: number): void => void (process.exitCode = code);
      await work({ call, exit, output: createOutput(json) });
    } finally {
      await workbench.close();
    }
  };
  return {
    run,
    casefile: (file, options, work) =>
      run(options, async (context: CommandContext) => {
        const { state, secrets } = await openCasefile(context.call, file);
        const pack = await context.call('pack.get', { id: state.packId, version: state.packVersion });
        if (state.notice) context.output.note(state.notice);
        await work({ ...context, state, secrets, pack });
      }),
  };
}
