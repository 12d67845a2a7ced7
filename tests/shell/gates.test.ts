/** What a page cannot do: leave, open windows, ask for devices, reach the network. */
import { expect, it, vi } from 'vitest';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
const { refuseNavigation } = await import('../../electron/shell/navigation.ts');
const { closeNetwork, silenceChromium } = await import('../../electron/shell/network.ts');
const { denyPermissions } = await import('../../electron/shell/permissions.ts');

function contents(): fake.FakeContents {
  const made = new fake.FakeContents();
  fake.app.emit('web-contents-created', {}, made);
  return made;
}
refuseNavigation();

function navigates(url: string, isMainFrame: boolean): boolean {
  const event = fake.cancellable({ url, isMainFrame });
  contents().emit('will-frame-navigate', event);
  return !event.defaultPrevented;
}

it.each([
  'https://example.org/',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:app://workbench/x',
  'about:blank',
  'app://other/index.html',
  'app://workbench/other.html',
  'app://workbench/index.html.evil',
  'app://workbench.evil/index.html',
  'app://workbench/index.html?x',
  'app://workbench/preview.html',
])('the window does not go to %s', (url) => expect(navigates(url, true)).toBe(false));

it('the window may reload, the preview may show its page', () => {
  expect(navigates('app://workbench/index.html', true)).toBe(true);
  expect(navigates('app://workbench/index.html#/export', true)).toBe(true);
  expect(navigates('app://workbench/preview.html', false)).toBe(true);
  expect(navigates('https://example.org/', false)).toBe(false);
});

it('redirects, pop-ups and webviews are refused', () => {
  const made = contents();
  for (const name of ['will-redirect', 'will-attach-webview']) {
    const event = fake.cancellable({ url: 'app://workbench/index.html' });
    made.emit(name, event);
    expect(event.defaultPrevented).toBe(true);
  }
  expect(made.openHandler?.({ url: 'app://workbench/index.html' })).toEqual({ action: 'deny' });
});

it.each([
  ['app://workbench/assets/index.js', true],
  ['blob:app://workbench/1', true],
  ['data:image/png;base64,AA==', true],
  ['https://example.org/', false],
  ['http://127.0.0.1:1/', false],
  ['ws://127.0.0.1:1/', false],
  ['wss://example.org/', false],
  ['ftp://example.org/', false],
  ['file:///etc/passwd', false],
  ['chrome-extension://x/y', false],
  ['application://x', false],
  ['not a url', false],
])('request %s goes through: %s', (url, allowed) => {
  const session = new fake.FakeSession();
  closeNetwork(session as never);
  let cancel: boolean | undefined;
  session.beforeRequest?.({ url }, (answer) => (cancel = answer.cancel));
  expect(cancel).toBe(!allowed);
});

it('downloads are refused, no dictionary is fetched, and no name resolves', () => {
  const session = new fake.FakeSession();
  closeNetwork(session as never);
  const event = fake.cancellable();
  session.emit('will-download', event);
  expect(event.defaultPrevented).toBe(true);
  expect(session.spellChecker).toBe(false);
  silenceChromium();
  expect(fake.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  expect([...fake.app.switches.keys()]).toContain('disable-background-networking');
});

it('every permission but copying is denied', () => {
  const session = new fake.FakeSession();
  denyPermissions(session as never);
  const { request, check, device, display, bluetooth } = session.handlers as Record<
    string,
    (...a: unknown[]) => unknown
  >;
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal']) {
    let granted: unknown;
    request?.({}, permission, (answer: unknown) => (granted = answer));
    expect(granted).toBe(false);
    expect(check?.({}, permission)).toBe(false);
  }
  let copying: unknown;
  request?.({}, 'clipboard-sanitized-write', (answer: unknown) => (copying = answer));
  expect([copying, check?.({}, 'clipboard-sanitized-write')]).toEqual([true, true]);
  expect(device?.({})).toBe(false);
  display?.({}, (streams: unknown) => expect(streams).toEqual({}));
  bluetooth?.({}, (answer: unknown) => expect(answer).toEqual({ confirmed: false }));
});
