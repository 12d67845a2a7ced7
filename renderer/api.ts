/** The window's side of `core/contract.ts`: one typed function, whichever door is behind it. */
import { WorkbenchError, type CallInput, type CallName, type CallReply, type CallResult } from '../core/contract.ts';
import { reportConnection } from './store/connection.ts';
import { t } from './strings/t.ts';

/** What the Electron preload puts on the window. */
interface Bridge {
  invoke(name: string, input: unknown): Promise<unknown>;
}
declare global {
  interface Window {
    workbench?: Bridge;
  }
}

/** The workbench did not answer at all: nothing is known about what it did with the call. */
export class ConnectionLost extends WorkbenchError {
  constructor(detail: string) {
    super('INTERNAL', t('error.connection.message'), t('error.connection.advice'), detail);
    this.name = 'ConnectionLost';
  }
}

/** @throws WorkbenchError for every failure, {@link ConnectionLost} when the door is gone. */
export async function callWorkbench<N extends CallName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
  const reply = await send<N>(name, input);
  reportConnection(true);
  if (reply.ok) return reply.result;
  throw WorkbenchError.from(reply.error);
}

async function send<N extends CallName>(name: N, input: CallInput<N>): Promise<CallReply<N>> {
  try {
    if (window.workbench) return (await window.workbench.invoke(name, input)) as CallReply<N>;
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    });
    return (await response.json()) as CallReply<N>;
  } catch (error) {
    reportConnection(false);
    throw new ConnectionLost(error instanceof Error ? error.message : String(error));
  }
}

/** Anything thrown, as something the screen can explain. */
export function toWorkbenchError(error: unknown): WorkbenchError {
  if (error instanceof WorkbenchError) return error;
  return new WorkbenchError(
    'INTERNAL',
    t('error.unknown.message'),
    t('error.unknown.advice'),
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
}

/** Bytes as calls carry them. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
