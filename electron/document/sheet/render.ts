import type { Filled, FillInput } from '../render.ts';
export async function renderSheet(_input: FillInput): Promise<Filled> {
  throw new Error('not yet');
}
