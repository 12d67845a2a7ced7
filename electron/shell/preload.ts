/**
 * What the page gets from Electron: one function, for the calls of the contract and nothing else. Runs sandboxed, so it
 * must be one CommonJS file; the list of calls is put in at build time to keep zod out of it.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { INVOKE_CHANNEL } from './channel.ts';

declare const CALL_NAMES: readonly string[];

const names = new Set(CALL_NAMES);

contextBridge.exposeInMainWorld('workbench', {
  invoke: (name: unknown, input: unknown): Promise<unknown> =>
    typeof name === 'string' && names.has(name)
      ? ipcRenderer.invoke(INVOKE_CHANNEL, name, input)
      : Promise.reject(new Error('unknown call')),
});
