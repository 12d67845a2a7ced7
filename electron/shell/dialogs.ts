/** The system's own file dialogs and file manager. */
import { BrowserWindow, dialog, shell, type FileFilter } from 'electron';
import { FILTER_EXTENSIONS } from '../service/folder.ts';
import type { NativeDialogs } from '../service/options.ts';

const FILTER_NAMES = {
  casefile: '案卷',
  image: '图片',
  evidence: '佐证文件',
  template: '空白文件（Word、Excel）',
  table: '表格（Excel、CSV）',
  any: '所有文件',
};

export const nativeDialogs: NativeDialogs = {
  async pick({ purpose, filter, suggested }) {
    const window = BrowserWindow.getAllWindows()[0];
    const options = { defaultPath: suggested, filters: filtersFor(filter) };
    if (purpose === 'save') {
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return answer.canceled ? '' : answer.filePath;
    }
    const properties: ('openFile' | 'openDirectory' | 'createDirectory')[] =
      purpose === 'folder' ? ['openDirectory', 'createDirectory'] : ['openFile'];
    const open = purpose === 'folder' ? { defaultPath: suggested, properties } : { ...options, properties };
    const answer = await (window ? dialog.showOpenDialog(window, open) : dialog.showOpenDialog(open));
    return answer.canceled ? '' : (answer.filePaths[0] ?? '');
  },
};

export function showInFileManager(path: string): boolean {
  shell.showItemInFolder(path);
  return true;
}

function filtersFor(filter: keyof typeof FILTER_NAMES): FileFilter[] {
  const extensions = FILTER_EXTENSIONS[filter]?.map((extension) => extension.slice(1)) ?? ['*'];
  return [{ name: FILTER_NAMES[filter], extensions }];
}
