/** Reads a JSON body of limited size. */
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './guards.ts';

export type Body = { value: unknown } | { refusal: Refusal };

const tooLarge: Refusal = {
  status: 413,
  message: '内容太大，没有接收。',
  advice: '请分几次提交，或缩小文件后再添加。',
};
const notJson: Refusal = { status: 400, message: '请求不是有效的 JSON。', advice: '请重试。' };

/** @param limit bytes. A declared length is refused before a byte is read. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { refusal: tooLarge };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return { refusal: tooLarge };
    chunks.push(chunk);
  }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) };
  } catch {
    return { refusal: notJson };
  }
}
