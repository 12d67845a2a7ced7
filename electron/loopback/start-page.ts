/**
 * The page the start address opens. It takes the token out of the fragment (and out of the history), exchanges it for
 * the session cookie with a POST that passes every check, and only then shows the workbench.
 */
export const START_PATH = '/start';
export const START_SCRIPT_PATH = '/start.js';
export const SESSION_PATH = '/session';

export const START_PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>车联安评工作台</title>
    <link rel="icon" type="image/svg+xml" href="/icon.svg" />
    <script type="module" src="${START_SCRIPT_PATH}"></script>
  </head>
  <body>
    <p id="message" role="status">正在打开工作台……</p>
  </body>
</html>
`;

export const START_SCRIPT = `const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const response = await fetch('${SESSION_PATH}', {
  method: 'POST',
  credentials: 'same-origin',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ token }),
}).catch(() => undefined);
if (response?.ok) {
  const { open } = await response.json();
  location.replace(open ? '/#/open/' + encodeURIComponent(open) : '/');
} else {
  document.getElementById('message').textContent = response
    ? '这个地址已经用过或已过期。请在启动工作台的终端里按回车键取得新的地址，或重新启动。'
    : '工作台没有回应。请检查启动它的终端是否仍在运行。';
}
`;
