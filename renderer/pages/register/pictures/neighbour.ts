/** Where an arrow key leads among marks spread over a picture. */
import type { Mark } from './scene.ts';

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The nearest mark that way; what lies off to the side counts three times as far. `undefined` when there is none. */
export function neighbour(marks: readonly Mark[], from: Mark, key: string): Mark | undefined {
  if (key === 'Home') return marks[0];
  if (key === 'End') return marks.at(-1);
  const direction = DIRECTIONS[key];
  if (!direction) return undefined;
  const [dx, dy] = direction;
  const here = middle(from);
  let best: Mark | undefined;
  let least = Infinity;
  for (const mark of marks) {
    const there = middle(mark);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (mark === from || along < 1) continue;
    const distance = along + 3 * aside;
    if (distance < least) [best, least] = [mark, distance];
  }
  return best;
}

const middle = ({ box }: Mark): { x: number; y: number } => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
