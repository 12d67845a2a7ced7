/** Looks a string up in the catalogue. A second language is a second file with the same keys. */
import { zhCN } from './zh-CN.ts';

export type StringKey = keyof typeof zhCN;

/** `{name}` in the catalogue is replaced by `values.name`. */
export function t(key: StringKey, values: Record<string, string | number> = {}): string {
  return zhCN[key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
