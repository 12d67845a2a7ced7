/** One request at the loopback door: who asks, from where, for what; then a file of the window or a call. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { WorkbenchError, contract, type Invoke } from '../../core/contract.ts';
import { securityHeaders, type WebFiles } from '../service/web-files.ts';
import { readJson } from './body.ts';
import { cookieValue, guardFetchSite, guardHost, guardJson, guardOrigin, type Refusal } from './guards.ts';
import type { LoopbackLimits } from './limits.ts';
import { SESSION_PATH, START_PAGE, START_PATH, START_SCRIPT, START_SCRIPT_PATH } from './start-page.ts';
import type { StartTokens } from './start-token.ts';

const COOKIE = 'workbench_session';
const CALL_PATH = /^\/api\/([a-zA-Z]+\.[a-zA-Z]+)$/;

export class Door {
  /** Set once the port is known. */
  origin = '';
  readonly tokens: StartTokens;
  readonly #invoke: Invoke;
  readonly #files: WebFiles;
  readonly #limits: LoopbackLimits;
  /** Casefile to offer in the first window that comes in. */
  #openFile: string;
  #waiting: (() => void)[] = [];

  constructor(invoke: Invoke, files: WebFiles, tokens: StartTokens, limits: LoopbackLimits, openFile: string) {
    this.#openFile = openFile;
    this.#invoke = invoke;
    this.#files = files;
    this.tokens = tokens;
    this.#limits = limits;
  }

  opened(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const path = request.url ?? '';
      const refusal =
        guardHost(request, this.origin.slice('http://'.length)) ?? guardFetchSite(request, path === START_PATH);
      if (refusal) refuseCall(request, response, refusal);
      else if (request.method === 'GET' || request.method === 'HEAD') await this.#file(request, response, path);
      else if (request.method === 'POST') await this.#post(request, response, path);
      else refuseCall(request, response, { status: 405, message: '不支持这种请求方式。', advice: '' });
    } catch {
      // The other side went away, or a file of the window cannot be read; there is nobody to tell more to.
      if (!response.headersSent)
        refuseCall(request, response, { status: 500, message: '读取失败。', advice: '请重试。' });
      else response.destroy();
    }
  }

  async #file(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === START_PATH) return send(request, response, 200, 'text/html; charset=utf-8', START_PAGE);
    if (path === START_SCRIPT_PATH) return send(request, response, 200, 'text/javascript; charset=utf-8', START_SCRIPT);
    const file = this.#files.get(path);
    if (!file) return refuseCall(request, response, { status: 404, message: '没有这个页面。', advice: '' });
    send(request, response, 200, file.mime, await readFile(file.path));
  }

  async #post(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const refusal = guardOrigin(request, this.origin) ?? guardJson(request);
    if (refusal) return refuseCall(request, response, refusal);
    if (path === SESSION_PATH) return this.#session(request, response);
    // Who may call is settled before anyone learns which calls there are.
    if (!this.tokens.isSession(cookieValue(request, COOKIE))) {
      const message = '这个窗口没有打开工作台的许可。';
      return refuseCall(request, response, { status: 401, message, advice: '请用终端里显示的新地址打开。' });
    }
    const name = CALL_PATH.exec(path)?.[1];
    if (!name || !Object.hasOwn(contract, name))
      return refuseCall(request, response, { status: 404, message: '没有这个功能。', advice: '请更新程序。' });
    const body = await readJson(request, this.#limits.bodyBytes);
    if ('refusal' in body) return refuseCall(request, response, body.refusal);
    // While we work nothing moves on the connection, and that is our doing: a call may wait for a long import.
    request.socket.setTimeout(0);
    const reply = await this.#invoke(name, body.value);
    request.socket.setTimeout(this.#limits.idleMs);
    send(request, response, 200, 'application/json; charset=utf-8', JSON.stringify(reply));
  }

  async #session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request, this.#limits.tokenBytes);
    if ('refusal' in body) return refuseCall(request, response, body.refusal);
    const parsed = z.strictObject({ token: z.string().max(200) }).safeParse(body.value);
    const session = parsed.success ? this.tokens.redeem(parsed.data.token) : undefined;
    if (!session) {
      const message = '启动地址已经用过或已过期。';
      return refuseCall(request, response, { status: 403, message, advice: '请取得新的地址。' });
    }
    response.setHeader('Set-Cookie', `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    send(request, response, 200, 'application/json; charset=utf-8', JSON.stringify({ ok: true, open: this.#openFile }));
    this.#openFile = '';
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function refuseCall(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const error = new WorkbenchError('FORBIDDEN', refusal.message, refusal.advice).toData();
  // What is left of the body is not read; the connection ends with the answer.
  response.setHeader('Connection', 'close');
  const body = JSON.stringify({ ok: false, error });
  send(request, response, refusal.status, 'application/json; charset=utf-8', body);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  mime: string,
  body: string | Buffer,
): void {
  const headers = { ...securityHeaders(request.url ?? ''), 'Content-Type': mime };
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
