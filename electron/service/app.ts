import { existsSync } from 'node:fs';
import { WorkbenchError, type AppInfo } from '../../core/contract.ts';
import type { appCalls } from '../../core/contract/app.ts';
import { listFolder } from './folder.ts';
import type { Handlers } from './handlers.ts';
import type { Session } from './session.ts';

export const appHandlers: Handlers<typeof appCalls> = {
  'app.info': (session) => info(session),
  'app.setAuthor': (session, { author }) => {
    session.settings.setAuthor(author);
    session.openOrNone?.casefile.setAuthor(author);
    return info(session);
  },
  'app.listFolder': (session, { folder, filter }) => listFolder(folder, filter, session.documentsFolder),
  'app.pickPath': async (session, input) => {
    const { nativeDialogs } = session.options;
    if (!nativeDialogs)
      throw new WorkbenchError('BAD_INPUT', '这里不能使用系统的文件对话框。', '请用窗口内的文件选择。');
    return { path: await nativeDialogs.pick(input) };
  },
  'app.showFile': (session, { path }) => {
    // A path from the window could name a share on a stranger's server; only our own files are handed to the system.
    if (!session.knownFiles.has(path))
      throw new WorkbenchError('FORBIDDEN', '只能显示本次由工作台打开或写出的文件。', '请在文件管理器中自行打开。');
    if (!existsSync(path)) throw new WorkbenchError('NOT_FOUND', '找不到这个文件，可能已被移动或删除。', '', path);
    return { shown: session.options.showFile?.(path) ?? false };
  },
};

function info({ options, settings, documentsFolder }: Session): AppInfo {
  return {
    version: options.version,
    door: options.door,
    author: settings.author,
    documentsFolder,
    platform: process.platform,
    nativeDialogs: options.nativeDialogs !== undefined,
  };
}
