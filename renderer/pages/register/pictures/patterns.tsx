/** Patterns over the colours, so that what they mean is seen without them. */
import type { Fill } from './scene.ts';

const LINES = {
  slash: 'M-2 2 2-2M0 8 8 0M6 10l4-4',
  back: 'M-2 6 2 10M0 0 8 8M6-2l4 4',
  cross: 'M0 0 8 8M0 8 8 0',
  rows: 'M0 2H8M0 6H8',
  posts: 'M2 0V8M6 0V8',
  dots: 'M2 1.5v1M6 5.5v1',
} as const;
type Pattern = keyof typeof LINES;

const BY_TONE: Partial<Record<Fill['tone'], Pattern>> = {
  s1: 'slash',
  s2: 'rows',
  s3: 'dots',
  s4: 'posts',
  s5: 'cross',
  warning: 'slash',
  error: 'cross',
  none: 'dots',
  ok2: 'back',
  warning2: 'posts',
  error2: 'rows',
  none2: 'cross',
};

export const patternOf = (tone: Fill['tone']): Pattern | undefined => BY_TONE[tone];

export function PatternDefinitions({ id }: { id: string }) {
  return (
    <defs>
      {Object.entries(LINES).map(([name, d]) => (
        <pattern key={name} id={`${id}-${name}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <path className="pic-pattern" d={d} />
        </pattern>
      ))}
    </defs>
  );
}
