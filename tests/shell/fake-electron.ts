/**
 * The parts of the `electron` module that the shell uses, recording what is asked of them. A test does
 * `vi.mock('electron', () => fake.module)` and then plays Electron's side: events, requests, senders.
 */
import { EventEmitter } from 'node:events';

export interface FakeFrame {
  url: string;
  parent: FakeFrame | null;
}

export class FakeContents extends EventEmitter {
  static nextId = 1;
  readonly id = FakeContents.nextId++;
  mainFrame: FakeFrame = { url: 'app://workbench/index.html', parent: null };
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  reloads = 0;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  reload(): void {
    this.reloads++;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  readonly calls: string[] = [];
  readonly options: Record<string, unknown>;
  destroyed = false;
  minimized = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }
  static all: FakeWindow[] = [];
  static getAllWindows(): FakeWindow[] {
    return FakeWindow.all;
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  /** As Electron does it: the page may object (`objecting`), unless somebody overrules it. */
  objecting = 0;
  close(): void {
    if (this.objecting > 0) {
      this.objecting--;
      const event = cancellable();
      this.webContents.emit('will-prevent-unload', event);
      if (!event.defaultPrevented) return;
    }
    this.destroyed = true;
    FakeWindow.all = FakeWindow.all.filter((window) => window !== this);
    this.emit('closed');
    if (FakeWindow.all.length === 0) app.emit('window-all-closed');
  }
}

export function cancellable<T extends object>(properties?: T) {
  const event = {
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
    ...(properties as T),
  };
  return event;
}

class FakeApp extends EventEmitter {
  isPackaged = false;
  lock = true;
  exited = false;
  sandboxed = false;
  readonly switches = new Map<string, string>();
  readonly paths = new Map<string, string>([['documents', '/home/user/文档']]);
  readonly commandLine = { appendSwitch: (name: string, value = '') => void this.switches.set(name, value) };
  requestSingleInstanceLock = (): boolean => this.lock;
  enableSandbox = (): void => void (this.sandboxed = true);
  whenReady = (): Promise<void> => Promise.resolve();
  getVersion = (): string => '0.1.0';
  getAppPath = (): string => '/app';
  getPath = (name: string): string => this.paths.get(name) ?? '';
  setPath = (name: string, value: string): void => void this.paths.set(name, value);
  setAppUserModelId = (): void => undefined;
  quit = (): void => {
    for (const window of [...FakeWindow.all]) window.close();
    if (FakeWindow.all.length > 0) return;
    const event = cancellable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exited = true;
  };
}
export const app = new FakeApp();

export class FakeSession extends EventEmitter {
  readonly handlers: Record<string, unknown> = {};
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>();
  beforeRequest: ((details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void) | undefined;
  spellChecker: boolean | undefined;
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      void this.protocols.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['beforeRequest']) => void (this.beforeRequest = listener),
  };
  setSpellCheckerEnabled = (on: boolean): void => void (this.spellChecker = on);
  setPermissionRequestHandler = (handler: unknown): void => void (this.handlers['request'] = handler);
  setPermissionCheckHandler = (handler: unknown): void => void (this.handlers['check'] = handler);
  setDevicePermissionHandler = (handler: unknown): void => void (this.handlers['device'] = handler);
  setDisplayMediaRequestHandler = (handler: unknown): void => void (this.handlers['display'] = handler);
  setUSBProtectedClassesHandler = (handler: unknown): void => void (this.handlers['usb'] = handler);
  setBluetoothPairingHandler = (handler: unknown): void => void (this.handlers['bluetooth'] = handler);
}

const sessions = new Map<string, { session: FakeSession; options: unknown }>();
export const session = {
  fromPartition(partition: string, options: unknown): FakeSession {
    const known = sessions.get(partition);
    if (known) return known.session;
    const made = { session: new FakeSession(), options };
    sessions.set(partition, made);
    return made.session;
  },
};
export const sessionOptions = (partition: string): unknown => sessions.get(partition)?.options;

export const schemes: { scheme: string; privileges: Record<string, boolean> }[] = [];
export const protocol = {
  registerSchemesAsPrivileged: (list: typeof schemes) => void schemes.push(...list),
};

type IpcHandler = (event: unknown, ...args: unknown[]) => unknown;
export const ipcHandlers = new Map<string, IpcHandler>();
export const ipcMain = { handle: (channel: string, handler: IpcHandler) => void ipcHandlers.set(channel, handler) };

export const dialogs: { kind: string; options: Record<string, unknown> }[] = [];
/** What the user answers next. */
export const answers = { path: '', button: 0 };
const chosen = (kind: string) => (first: unknown, second?: unknown) => {
  dialogs.push({ kind, options: (second ?? first) as Record<string, unknown> });
  return Promise.resolve({ canceled: answers.path === '', filePath: answers.path, filePaths: [answers.path] });
};
export const dialog = {
  showOpenDialog: chosen('open'),
  showSaveDialog: chosen('save'),
  showMessageBox: chosen('message'),
  showMessageBoxSync: (_window: unknown, options: Record<string, unknown>) => {
    dialogs.push({ kind: 'question', options });
    return answers.button;
  },
};
export const shown: string[] = [];
export const shell = { showItemInFolder: (path: string) => void shown.push(path) };
export const nativeTheme = { shouldUseDarkColors: false };
export const menus: unknown[] = [];
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => void menus.push(menu),
};
export const BrowserWindow = FakeWindow;
