/** Calls to the workbench, typed by the contract, and the open–work–close of one casefile. */
import path from 'node:path';
import {
  WorkbenchError,
  type CallInput,
  type CallName,
  type CallResult,
  type CasefileState,
} from '../../core/contract.ts';
import type { Workbench } from '../service/workbench.ts';
import { askSecret, PASSPHRASE, RECOVERY_CODE } from './passphrase.ts';

/** One call to the workbench: what the window does through its door, the command line does directly. */
export type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallResult<N>>;

/** Throws the workbench's typed error instead of returning it, so that a command reads straight down. */
export function typedCall(workbench: Workbench): Call {
  return async (name, input) => {
    const reply = await workbench.invoke(name, input);
    if (reply.ok) return reply.result;
    throw WorkbenchError.from(reply.error);
  };
}

/** What opened the casefile; changing the passphrase asks for it again. */
export type Secrets = { current?: string; recoveryCode?: string };

/** Opens with what the environment gives; asks only when the casefile turns out to need a passphrase. */
export async function openCasefile(call: Call, file: string): Promise<{ state: CasefileState; secrets: Secrets }> {
  const input = { path: path.resolve(file) };
  const recoveryCode = process.env[RECOVERY_CODE];
  if (recoveryCode)
    return { state: await call('casefile.open', { ...input, recoveryCode }), secrets: { recoveryCode } };
  try {
    return { state: await call('casefile.open', input), secrets: {} };
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.code !== 'PASSPHRASE_NEEDED') throw error;
    const passphrase = await askSecret(PASSPHRASE, `案卷「${path.basename(file)}」的口令：`);
    if (passphrase)
      return { state: await call('casefile.open', { ...input, passphrase }), secrets: { current: passphrase } };
    throw new WorkbenchError(error.code, error.message, `请在终端中运行并输入口令，或设置环境变量 ${PASSPHRASE}。`);
  }
}

/** Local calendar date `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}
