/** Rows on their way into a document: some at a time, so that a hundred thousand of them are never in memory twice. */
import type { RowStream, StreamCell } from '../../core/document/model.ts';

/** Rows handed over at once. */
export const BATCH_ROWS = 1_000;

/** The rows of one source in order, in batches of {@link BATCH_ROWS}; cells one row after the other. */
export type RowReader = (source: string, count: number) => AsyncIterable<StreamCell[]>;

/** Gives the cells of rows `from` … `to - 1`. */
export type BatchRequest = (source: string, from: number, to: number) => Promise<StreamCell[]>;

/** Asks for the next batch while the last one is being written. */
export const readerOf = (request: BatchRequest): RowReader =>
  async function* (source, count) {
    const ask = (from: number): Promise<StreamCell[]> => {
      const answer = request(source, from, Math.min(from + BATCH_ROWS, count));
      // Met where it is waited for.
      answer.catch(() => undefined);
      return answer;
    };
    let next = ask(0);
    for (let from = 0; from < count; from += BATCH_ROWS) {
      const cells = await next;
      if (from + BATCH_ROWS < count) next = ask(from + BATCH_ROWS);
      yield cells;
    }
  };

export type RowStreams = ReadonlyMap<string, RowStream>;

/** @throws Error for a source nobody knows */
export function cellsOf(streams: RowStreams | undefined, source: string, from: number, to: number): StreamCell[] {
  const stream = streams?.get(source);
  if (!stream) throw new Error(`no rows ${source}`);
  return stream.cells(from, to);
}

/** For rendering in the same thread. */
export const readStreams = (streams: RowStreams): RowReader =>
  readerOf((source, from, to) => Promise.resolve().then(() => cellsOf(streams, source, from, to)));
