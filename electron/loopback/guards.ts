/** What a request must look like before anything else is done with it. Each guard answers a refusal or `undefined`. */
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  status: number;
  message: string;
  advice: string;
}

const refuse = (status: number, message: string, advice = '请从工作台自己的窗口操作。'): Refusal => ({
  status,
  message,
  advice,
});

/** DNS rebinding: a foreign name that suddenly points at 127.0.0.1 still sends its own name as Host. */
export function guardHost(request: IncomingMessage, host: string): Refusal | undefined {
  const sent = headerValues(request, 'host');
  return sent.length === 1 && sent[0] === host ? undefined : refuse(403, '请求的地址不是工作台的地址，已拒绝。');
}

/** A page of another origin may not load or call anything here; only typing or clicking the start address may. */
export function guardFetchSite(request: IncomingMessage, startPage: boolean): Refusal | undefined {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  const navigation =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document';
  return startPage && navigation ? undefined : refuse(403, '请求来自别的网页，已拒绝。');
}

/** Browsers always send Origin with a POST; a missing one is refused like a wrong one. */
export function guardOrigin(request: IncomingMessage, origin: string): Refusal | undefined {
  const sent = headerValues(request, 'origin');
  return sent.length === 1 && sent[0] === origin ? undefined : refuse(403, '请求来源不是工作台的窗口，已拒绝。');
}

/** A form of a foreign page cannot send this type without asking first, and nobody here answers such a question. */
export function guardJson(request: IncomingMessage): Refusal | undefined {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(type)) return refuse(415, '只接受 JSON 格式的请求。');
  if (request.headers['content-encoding'] !== undefined) return refuse(415, '不接受压缩的请求。');
  return undefined;
}

/** Duplicates included: Node keeps only the first of some headers, and an attacker chooses the order. */
function headerValues(request: IncomingMessage, name: string): string[] {
  return request.headersDistinct[name] ?? [];
}

/** The named cookie, or '' when it is absent or given twice. */
export function cookieValue(request: IncomingMessage, name: string): string {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? '') : '';
}
