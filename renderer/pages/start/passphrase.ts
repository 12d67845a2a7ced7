/** A rough measure of how long a passphrase would stand; it advises, it does not refuse. */

export const MIN_PASSPHRASE = 8;

export type Strength = 'weak' | 'fair' | 'strong';

const POOLS: readonly [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[^\p{L}\d]/u, 30],
  [/\p{Script=Han}/u, 2500],
];
const FAIR_BITS = 50;
const STRONG_BITS = 75;

export function strengthOf(passphrase: string): Strength {
  const pool = POOLS.reduce((sum, [pattern, size]) => (pattern.test(passphrase) ? sum + size : sum), 0);
  // Repeated and neighbouring characters (aaaa, 1234) add little.
  const letters = [...passphrase];
  const fresh = letters.filter((letter, index) => {
    const step = index ? (letter.codePointAt(0) ?? 0) - (letters[index - 1]?.codePointAt(0) ?? 0) : 9;
    return Math.abs(step) > 1;
  }).length;
  const bits = fresh * Math.log2(Math.max(pool, 2));
  return bits >= STRONG_BITS ? 'strong' : bits >= FAIR_BITS ? 'fair' : 'weak';
}
