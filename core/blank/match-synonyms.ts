/** Synonyms put into one word. */
import { looseKey } from './label.ts';
import { HAN } from './match-cut.ts';

/** One word for each meaning: the first of its group. Groups apply to whole labels, and to the head and tail of a label. */
export class Synonyms {
  private readonly first = new Map<string, string>();
  private longest = 0;

  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) {
      const [head] = group;
      if (head === undefined) continue;
      for (const word of group) {
        const key = looseKey(word);
        if (this.first.has(key)) continue;
        this.first.set(key, looseKey(head));
        this.longest = Math.max(this.longest, key.length);
      }
    }
  }

  /** `key` with the synonyms at its ends replaced. */
  plain(key: string): string {
    const whole = this.first.get(key);
    if (whole !== undefined) return whole;
    if (!HAN.test(key)) return key;
    let head = '';
    let rest = key;
    for (let n = Math.min(this.longest, key.length - 1); n > 1; n -= 1) {
      const found = this.first.get(key.slice(0, n));
      if (found === undefined) continue;
      [head, rest] = [found, key.slice(n)];
      break;
    }
    for (let n = Math.min(this.longest, rest.length); n > 1; n -= 1) {
      const found = this.first.get(rest.slice(-n));
      if (found !== undefined) return head + rest.slice(0, -n) + found;
    }
    return head + rest;
  }
}
