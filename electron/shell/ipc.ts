/** The only gate between page and machine: who asks, from where; the workbench parses what is asked with its schema. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { WorkbenchError, type ErrorData, type Invoke } from '../../core/contract.ts';
import { INVOKE_CHANNEL } from './channel.ts';
import { isOwnPage } from './protocol.ts';

export interface IpcOwner {
  invoke: Invoke;
  /** The window that may ask. */
  isWindow(webContentsId: number): boolean;
}

export function registerIpc(owner: IpcOwner): void {
  ipcMain.handle(INVOKE_CHANNEL, (event, name: unknown, input: unknown) =>
    isOurPage(event, owner) && typeof name === 'string' ? owner.invoke(name, input) : { ok: false, error: refusal() },
  );
}

/** The top frame of our window, on our page: not the preview inside it, not a page that came in some other way. */
function isOurPage(event: IpcMainInvokeEvent, owner: IpcOwner): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    owner.isWindow(event.sender.id) &&
    frame === event.sender.mainFrame &&
    frame.parent === null &&
    isOwnPage(frame.url, true)
  );
}

function refusal(): ErrorData {
  return new WorkbenchError('FORBIDDEN', '请求不是来自工作台的窗口，已拒绝。', '请重新启动工作台。').toData();
}
