/** What is wrong with a pack, as it is found: the file, the path inside it, a sentence. */
import { compile, errorText, parseText, type Reference } from './expression.ts';
import { indexPack, type PackIndex } from './pack.ts';
import type { Pack } from './pack-schema.ts';
import { unknownReference, type Vocabulary } from './vocabulary.ts';

export type ProblemPath = (string | number)[];

export interface PackProblem {
  /** `manifest`, or the file as named in it. */
  file: string;
  path: ProblemPath;
  level: 'error' | 'warning';
  message: string;
}

/** Where in the pack's files something stands. */
export interface Spot {
  file: string;
  path: ProblemPath;
}

/** One step or more further in. */
export const inside = ({ file, path }: Spot, ...steps: ProblemPath): Spot => ({ file, path: [...path, ...steps] });

export class PackProblems {
  readonly found: PackProblem[] = [];
  readonly pack: Pack;
  readonly index: PackIndex;
  readonly #seen = new Map<string, string>();

  constructor(pack: Pack) {
    this.pack = pack;
    this.index = indexPack(pack);
  }

  add({ file, path }: Spot, message: string, level: PackProblem['level'] = 'error'): void {
    this.found.push({ file, path, level, message });
  }

  /** Problems some other part of the engine has found below a spot. */
  addAll(spot: Spot, problems: readonly { at: ProblemPath; message: string }[]): void {
    for (const { at, message } of problems) this.add(inside(spot, ...at), message);
  }

  /** @param what in Chinese: the id is to be the only one among its like in the whole pack */
  unique(spot: Spot, what: string, id: string): void {
    const key = `${what}:${id}`;
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, spot.file);
    else this.add(spot, `${what}编号“${id}”重复（已在 ${before} 中使用）`);
  }

  kind(spot: Spot, kind: string): void {
    if (!this.index.kinds.has(kind)) this.add(spot, `没有名为“${kind}”的对象类别`);
  }

  expression(spot: Spot, source: string | undefined, vocabulary: Vocabulary): void {
    if (source === undefined) return;
    try {
      this.#references(spot, compile(source).references, vocabulary);
    } catch (error) {
      this.add(spot, `表达式有误：${errorText(error)}（${source}）`);
    }
  }

  /** A text with `{expression}` parts. @param what in Chinese: what the text is */
  text(spot: Spot, what: string, source: string, vocabulary: Vocabulary): void {
    try {
      for (const part of parseText(source))
        if (typeof part !== 'string') this.#references(spot, part.references, vocabulary);
    } catch (error) {
      this.add(spot, `${what}中的表达式有误：${errorText(error)}`);
    }
  }

  #references(spot: Spot, references: readonly Reference[], vocabulary: Vocabulary): void {
    for (const reference of references) {
      const problem = unknownReference(this.index, reference, vocabulary);
      if (problem) this.add(spot, problem);
    }
  }
}
