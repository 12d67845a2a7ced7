/**
 * The assessor's own sentences, in one JSON file under the workbench's home. They are his words, kept on purpose for
 * all casefiles; the file is not encrypted, and the window says so where a sentence is kept.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { WorkbenchError, type PhraseList } from '../../core/contract.ts';
import type { phraseCalls } from '../../core/contract/phrase.ts';
import type { OwnPhrase } from '../../core/register/marking-items.ts';
import type { Handlers } from './handlers.ts';
import { writeDurably } from './write-durably.ts';

const MOST = 5000;

const fileSchema = z.object({
  phrases: z.array(
    z.object({
      id: z.string().min(1).max(64),
      library: z.string().max(64),
      item: z.string().max(64),
      column: z.string().max(64),
      option: z.string().max(64),
      text: z.string().min(1).max(2000),
    }),
  ),
});

export class OwnPhrases {
  readonly #file: string;
  readonly #newId: () => string;
  #notice = '';

  constructor(home: string, newId: () => string) {
    this.#file = join(home, 'phrases.json');
    this.#newId = newId;
  }

  /** Read each time: another window or the person may have written the file. */
  list(): PhraseList {
    return { phrases: this.#read(), notice: this.#notice };
  }

  /** @throws WorkbenchError BAD_INPUT, when there are too many */
  add(phrase: Omit<OwnPhrase, 'id'>): PhraseList {
    const phrases = this.#read();
    const isKnown = phrases.some(
      (known) =>
        known.text === phrase.text &&
        known.library === phrase.library &&
        known.item === phrase.item &&
        known.column === phrase.column &&
        known.option === phrase.option,
    );
    if (!isKnown && phrases.length >= MOST)
      throw new WorkbenchError('BAD_INPUT', `本机常用语已有 ${MOST} 条，没有存入。`, '请先删除不再使用的常用语。');
    if (!isKnown) this.#write([...phrases, { id: this.#newId(), ...phrase }]);
    return this.list();
  }

  remove(id: string): PhraseList {
    const phrases = this.#read();
    const kept = phrases.filter((phrase) => phrase.id !== id);
    if (kept.length < phrases.length) this.#write(kept);
    return this.list();
  }

  /** A file that cannot be read is set aside under a name of its own: nothing in it is lost, and marking goes on. */
  #read(): OwnPhrase[] {
    if (!existsSync(this.#file)) return [];
    const text = readFileSync(this.#file, 'utf8');
    try {
      return fileSchema.parse(JSON.parse(text)).phrases;
    } catch {
      const aside = `${this.#file}.damaged-${this.#newId().slice(-8)}`;
      renameSync(this.#file, aside);
      this.#notice = `本机常用语的文件无法读取，已改名为 ${basename(aside)} 保留在原处，常用语从空白开始。`;
      return [];
    }
  }

  #write(phrases: readonly OwnPhrase[]): void {
    writeDurably(this.#file, `${JSON.stringify({ phrases }, null, 2)}\n`);
  }
}

export const phraseHandlers: Handlers<typeof phraseCalls> = {
  'phrase.list': ({ phrases }) => phrases.list(),
  'phrase.add': ({ phrases }, phrase) => phrases.add(phrase),
  'phrase.remove': ({ phrases }, { id }) => phrases.remove(id),
};
