/** The services behind all three doors: one function that takes a call's name and input and answers data or an error. */
import { WorkbenchError, contract, type CallName, type CallReply } from '../../core/contract.ts';
import { badInput, toErrorData } from './errors.ts';
import { handlers, type Handler } from './handlers.ts';
import type { WorkbenchOptions } from './options.ts';
import { Session } from './session.ts';

export interface Workbench {
  /** Never rejects. Parses the input with the call's schema. */
  invoke<N extends CallName>(name: N, input: unknown): Promise<CallReply<N>>;
  invoke(name: string, input: unknown): Promise<CallReply<CallName>>;
  /** Resolves when every call that has begun has ended. */
  settled(): Promise<void>;
  /** Cancels jobs, lets running calls end, closes the casefile. Calls after it are refused. */
  close(): Promise<void>;
}

export function createWorkbench(options: WorkbenchOptions): Workbench {
  const session = new Session(options);
  const running = new Set<Promise<unknown>>();
  const oneByOne = createQueue();
  let closed = false;

  async function answer(name: string, input: unknown): Promise<CallReply<CallName>> {
    try {
      if (closed) throw new WorkbenchError('INTERNAL', '工作台正在退出。', '请重新启动工作台。');
      if (!isCall(name)) throw new WorkbenchError('BAD_INPUT', '没有这个功能。', '请更新程序。', name.slice(0, 100));
      const parsed = contract[name].input.safeParse(input);
      if (!parsed.success) throw badInput(parsed.error.issues);
      // The table's type ties each handler to its call; here only the name is known, so the link is made once.
      const handler = handlers[name] as Handler<CallName>;
      const run = async (): Promise<unknown> => {
        if (contract[name].answered === 'afterwards')
          while (session.openOrNone?.casefile.isWriting) await session.openOrNone.casefile.idle();
        return handler(session, parsed.data as never);
      };
      const result = await (changesCasefile(name) ? oneByOne(run) : run());
      return { ok: true, result } as CallReply<CallName>;
    } catch (error) {
      return { ok: false, error: toErrorData(error, (unforeseen) => session.log(name, unforeseen)) };
    }
  }

  const settled = async (): Promise<void> => {
    while (running.size) await Promise.allSettled([...running]);
  };
  return {
    invoke: (name: string, input: unknown) => {
      const reply = answer(name, input);
      running.add(reply);
      void reply.finally(() => running.delete(reply));
      return reply as Promise<never>;
    },
    settled,
    async close() {
      closed = true;
      // Calls may be waiting for a long write, so that is called off first.
      await session.jobs.stop();
      await settled();
      await session.jobs.stop();
      await session.pictures.close();
      session.closeCasefile();
    },
  };
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

/** Opening, creating, restoring …: two of them at once must not leave one casefile open and forgotten. */
function changesCasefile(name: CallName): boolean {
  return name.startsWith('casefile.') || name.startsWith('backup.');
}

/** Runs works one after the other, whatever became of the one before. */
function createQueue(): <T>(work: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
