/**
 * A slot is one value at one spot of the finished document. While the template is being filled only a short token
 * stands there; the value itself is written in the walk that also notes its location. So no text of a user ever passes
 * the template engine, and `{{x}}` typed into an answer stays what it is.
 */
import { displayText } from '../../core/document/display-text.ts';
import type { PlaceValue } from '../../core/document/model.ts';
import { cleanText, TOKEN_CLOSE, TOKEN_OPEN } from './text.ts';

export { CHECKED, displayText, UNCHECKED } from '../../core/document/display-text.ts';

export interface Slot {
  /** Tag with its loop: `主要硬件 / 品牌`. */
  place: string;
  /** `null`: the template has a tag that the model knows nothing about. */
  value: PlaceValue | null;
}

export const TOKEN = new RegExp(`${TOKEN_OPEN}(\\d+)${TOKEN_CLOSE}`, 'g');

export class Slots {
  readonly all: Slot[] = [];
  readonly warnings = new Set<string>();

  issue(place: string, value: PlaceValue | null): string {
    this.all.push({ place, value });
    return `${TOKEN_OPEN}${this.all.length - 1}${TOKEN_CLOSE}`;
  }

  get(id: number): Slot {
    const slot = this.all[id];
    if (!slot) throw new Error(`no slot ${id}`);
    return slot;
  }

  /** A value's text without what XML cannot hold; says so once per place. */
  clean(place: string, raw: string): string {
    const { text, removed } = cleanText(raw);
    if (removed > 0) this.warnings.add(`「${place}」的内容中有无法写入文件的控制字符，已去掉。`);
    return text;
  }
}

/** Whether a `{{#name}}` section shows. */
export function isPresent(value: PlaceValue): boolean {
  switch (value.kind) {
    case 'flag':
    case 'check':
      return value.on;
    case 'rows':
      return value.rows.length > 0;
    case 'stream':
      return value.count > 0;
    case 'chart':
      return !value.empty;
    case 'images':
      return value.images.length > 0 && !value.empty;
    case 'number':
      return true;
    default:
      return displayText(value).trim() !== '';
  }
}
