/**
 * The menu. Undo and redo are not in it: the workbench's own reach across fields and belong to the page, while the
 * system's would take back letters in one field only.
 */
import { app, dialog, Menu, type MenuItemConstructorOptions } from 'electron';

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged)));
}

export function menuTemplate(platform: string, packaged: boolean): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [macMenu] : []),
    { label: '文件', submenu: [mac ? { role: 'close', label: '关闭窗口' } : { role: 'quit', label: '退出' }] },
    {
      label: '编辑',
      submenu: [
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'delete', label: '删除' },
        { type: 'separator' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '视图',
      submenu: [
        { role: 'zoomIn', label: '放大' },
        { role: 'zoomOut', label: '缩小' },
        { role: 'resetZoom', label: '原始大小' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: '全屏' },
        { role: 'reload', label: '重新加载窗口' },
        ...(packaged ? [] : [{ role: 'toggleDevTools', label: '开发者工具' } as const]),
      ],
    },
    { label: '帮助', role: 'help', submenu: [{ label: '关于车联安评工作台', click: showAbout }] },
  ];
}

const macMenu: MenuItemConstructorOptions = {
  label: '车联安评工作台',
  submenu: [
    { label: '关于车联安评工作台', click: showAbout },
    { type: 'separator' },
    { role: 'hide', label: '隐藏' },
    { role: 'hideOthers', label: '隐藏其他' },
    { role: 'unhide', label: '全部显示' },
    { type: 'separator' },
    { role: 'quit', label: '退出' },
  ],
};

function showAbout(): void {
  void dialog.showMessageBox({
    type: 'info',
    title: '关于',
    message: `车联安评工作台 ${app.getVersion()}`,
    detail: '离线使用：程序不连接网络，所有内容只保存在本机的案卷文件里。\n许可证：Apache-2.0',
    buttons: ['好'],
  });
}
