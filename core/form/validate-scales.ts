/** Algorithms that questions and scales name, and whether scale and algorithm belong together. */
import { ALGORITHMS } from '../assess/algorithms.ts';
import type { Pack, QuestionOf, Scale } from './pack-schema.ts';

interface Problem {
  /** Inside the question or scale. */
  at: (string | number)[];
  message: string;
}

export function algorithmProblems(pack: Pack, { algorithm }: QuestionOf<'computed'>): Problem[] {
  if (!algorithm) return [];
  const { name, scale } = algorithm;
  const problems: Problem[] = [];
  if (!ALGORITHMS[name]) problems.push({ at: ['algorithm', 'name'], message: `本程序没有名为“${name}”的算法` });
  const table = pack.scales.find((candidate) => candidate.id === scale);
  const at = ['algorithm', 'scale'];
  if (!table) problems.push({ at, message: `没有编号为“${scale}”的量表` });
  else if (table.algorithm !== name) problems.push({ at, message: `量表“${scale}”是给算法“${table.algorithm}”用的` });
  return problems;
}

export function scaleProblems(scale: Scale): Problem[] {
  const algorithm = ALGORITHMS[scale.algorithm];
  if (!algorithm) return [{ at: ['algorithm'], message: `本程序没有名为“${scale.algorithm}”的算法` }];
  const result = algorithm.scaleSchema.safeParse(scale);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    at: issue.path as Problem['at'],
    message: `量表“${scale.id}”：${issue.message}`,
  }));
}
