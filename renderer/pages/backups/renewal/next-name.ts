/** 「申驰 2025」 → 「申驰 2026」: the last year in the name goes on by one; without a year the name gets 「下一年度」. */
export function nextName(name: string): string {
  const years = [...name.matchAll(/(?<!\d)20\d{2}(?!\d)/g)];
  const last = years.at(-1);
  if (!last) return `${name}-下一年度`;
  return `${name.slice(0, last.index)}${Number(last[0]) + 1}${name.slice(last.index + 4)}`;
}
