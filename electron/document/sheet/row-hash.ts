/** What a row says, in one number: kept for every written row, compared with what is read back. */
import type { Content } from './stream-plan.ts';

const START = 0x811c9dc5;
const PRIME = 0x01000193;
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

export const emptyHash = (): number => START;

/** FNV-1a, over the kind of content and its characters or bits. */
export function withContent(hash: number, content: Content): number {
  if (content === null) return Math.imul(hash ^ 1, PRIME);
  if (typeof content === 'number') {
    // No file tells 0 from -0.
    float[0] = content + 0;
    let next = Math.imul(hash ^ 2, PRIME);
    next = Math.imul(next ^ words[0]!, PRIME);
    next ^= next >>> 15;
    return Math.imul(next ^ words[1]!, PRIME);
  }
  let next = Math.imul(hash ^ 3, PRIME);
  for (let i = 0; i < content.length; i += 1) next = Math.imul(next ^ content.charCodeAt(i), PRIME);
  return Math.imul(next ^ content.length, PRIME);
}
