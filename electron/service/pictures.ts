/** Small pictures of the open casefile's evidence: made once in the picture thread, kept in the casefile. */
import { createHash } from 'node:crypto';
import type { EvidenceFile } from '../../core/answer/answer.ts';
import type { DocumentModel, PlaceValues } from '../../core/document/model.ts';
import type { Casefile } from '../casefile/casefile.ts';
import type { SmallPicture } from '../casefile/small-pictures.ts';
import { readImageInfo } from '../document/image-size.ts';
import type { PictureThreads, Scaling } from '../picture/index.ts';

export const THUMBNAIL_PX = 240;
/** Dots an inch in print. */
const PHOTO_DPI = 220;
const PHOTO_PX = 1600;
/** Screenshots and drawings have small letters. */
const DRAWING_DPI = 330;
const DRAWING_PX = 2400;
/** Sizes go up in steps, so that a template's other measure seldom means making a picture anew. */
const STEP_PX = 400;
const INCH = 25.4;
/** A photograph in an appendix, two to a row. */
const APPENDIX_PX = 800;
/** A picture that fits and is no larger goes into a document as it is. */
const SMALL_ENOUGH = 1024 * 1024;
const WORD_SHOWS = /^image\/(png|jpeg|gif|bmp)$/;

export interface PictureWork {
  signal?: AbortSignal | undefined;
  /** Before the first and after each picture that has to be made smaller; not when there is none. */
  report?(done: number, total: number): void;
}

/** A model whose pictures are small enough, and their bytes by SHA-256. */
export interface Illustrated {
  model: DocumentModel;
  images: ReadonlyMap<string, Uint8Array>;
}

export class Pictures {
  readonly #threads: PictureThreads;
  /** By casefile, file and size: what is being made is not begun twice. */
  readonly #making = new Map<string, Promise<SmallPicture>>();

  constructor(threads: PictureThreads) {
    this.#threads = threads;
  }

  /** @throws WorkbenchError NOT_FOUND, EVIDENCE */
  async thumbnail(casefile: Casefile, sha256: string): Promise<SmallPicture> {
    const known = casefile.evidence.smallPicture(sha256, THUMBNAIL_PX);
    if (known) return known;
    const file = casefile.evidence.get(sha256);
    const thumbnail: Scaling = { size: THUMBNAIL_PX, purpose: 'thumbnail' };
    if (file.mime !== 'image/jpeg' || fits(file.data, APPENDIX_PX)) return this.#make(casefile, file, thumbnail);
    // Reading a large photograph takes the time, not what is made of it: the appendix's picture comes along.
    const appendix = await this.#make(casefile, file, { size: APPENDIX_PX, purpose: 'document' });
    return this.#make(casefile, appendix.data ? { ...file, data: appendix.data } : file, thumbnail);
  }

  /**
   * Reads the pictures a document shows and makes large ones smaller; a picture that cannot be made smaller stays what it
   * is, and the document says what is wrong with it.
   */
  async illustrate(casefile: Casefile, model: DocumentModel, work: PictureWork = {}): Promise<Illustrated> {
    // A picture that stands in two places is made for the larger one.
    const wanted = new Map<string, number>();
    for (const [sha256, mm] of imagesOf(model.values)) wanted.set(sha256, Math.max(mm, wanted.get(sha256) ?? 0));
    const records = wanted.size > 0 ? casefile.evidence.all() : new Map<string, EvidenceFile>();
    const replaced = new Map<string, string>();
    const images = new Map<string, Uint8Array>();
    const large = new Set(
      [...wanted].flatMap(([sha256, mm]) => (this.#isLarge(casefile, sha256, mm, records) ? [sha256] : [])),
    );
    let done = 0;
    if (large.size > 0) work.report?.(done, large.size);
    const { signal } = work;
    const calledOff = rejectedUpon(signal);
    const one = async ([sha256, mm]: [string, number]): Promise<void> => {
      signal?.throwIfAborted();
      // One picture may take a while; when the work is called off it is finished for later, and not waited for.
      const bytes = await Promise.race([
        this.#forDocument(casefile, sha256, mm, records.get(sha256)?.mime),
        calledOff.promise,
      ]);
      const shown = bytes.original ? sha256 : createHash('sha256').update(bytes.data).digest('hex');
      replaced.set(sha256, shown);
      images.set(shown, bytes.data);
      if (large.has(sha256)) work.report?.(++done, large.size);
    };
    // Two at a time: as many as there are threads, and no more of the originals in memory.
    const waiting = [...wanted];
    const next = async (): Promise<void> => {
      for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) await one(each);
    };
    await Promise.all([next(), next()]).finally(calledOff.forget);
    return { model: { ...model, values: withImages(model.values, replaced) }, images };
  }

  close(): Promise<void> {
    return this.#threads.close();
  }

  /** Whether it has to be made smaller, which takes by far the longest. */
  #isLarge(casefile: Casefile, sha256: string, mm: number, records: ReadonlyMap<string, EvidenceFile>): boolean {
    const record = records.get(sha256);
    if (!record || (WORD_SHOWS.test(record.mime) && record.bytes <= SMALL_ENOUGH)) return false;
    return casefile.evidence.smallPicture(sha256, pixelsFor(record.mime, mm)) === undefined;
  }

  async #forDocument(
    casefile: Casefile,
    sha256: string,
    mm: number,
    mime: string | undefined,
  ): Promise<{ original: boolean; data: Uint8Array }> {
    // What has been made before needs no reading of the original.
    const known = mime === undefined ? undefined : casefile.evidence.smallPicture(sha256, pixelsFor(mime, mm));
    if (known?.data) return { original: false, data: known.data };
    const original = casefile.evidence.get(sha256);
    const size = pixelsFor(original.mime, mm);
    if (WORD_SHOWS.test(original.mime) && fits(original.data, size)) return { original: true, data: original.data };
    const small =
      casefile.evidence.smallPicture(sha256, size) ??
      (await this.#make(casefile, { ...original }, { size, purpose: 'document' }));
    return small.data ? { original: false, data: small.data } : { original: true, data: original.data };
  }

  #make(
    casefile: Casefile,
    file: { sha256: string; mime: string; data: Uint8Array },
    scaling: Scaling,
  ): Promise<SmallPicture> {
    const key = `${casefile.path}/${file.sha256}/${scaling.size}`;
    const known = this.#making.get(key);
    if (known) return known;
    const made = this.#threads.scale(file.data, file.mime, scaling).finally(() => this.#making.delete(key));
    const making = made.then((scaled): SmallPicture => {
      const picture = scaled ?? { mime: '', data: null };
      casefile.evidence.keepSmallPicture(file.sha256, scaling.size, picture);
      return picture;
    });
    this.#making.set(key, making);
    return making;
  }
}

/** Rejects when the work is called off; `forget` takes it off the signal again. */
function rejectedUpon(signal: AbortSignal | undefined): { promise: Promise<never>; forget(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const onAbort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  return { promise, forget: () => signal?.removeEventListener('abort', onAbort) };
}

/** Longest side in pixels for a picture printed `mm` wide or high. */
function pixelsFor(mime: string, mm: number): number {
  const [dpi, most] = mime === 'image/jpeg' ? [PHOTO_DPI, PHOTO_PX] : [DRAWING_DPI, DRAWING_PX];
  return Math.min(most, Math.ceil(((mm / INCH) * dpi) / STEP_PX) * STEP_PX);
}

function fits(bytes: Uint8Array, size: number): boolean {
  const info = readImageInfo(bytes);
  return info !== undefined && Math.max(info.width, info.height) <= size && bytes.length <= SMALL_ENOUGH;
}

/** SHA-256 and the longer side of the room it is given, in millimetres. */
function* imagesOf(values: PlaceValues): Generator<[sha256: string, mm: number]> {
  for (const value of Object.values(values)) {
    if (value.kind === 'images')
      for (const image of value.images) yield [image.sha256, Math.max(value.widthMm, value.heightMm)];
    else if (value.kind === 'rows') for (const row of value.rows) yield* imagesOf(row);
  }
}

function withImages(values: PlaceValues, replaced: ReadonlyMap<string, string>): PlaceValues {
  const next: PlaceValues = {};
  for (const [name, value] of Object.entries(values)) {
    if (value.kind === 'images') {
      const images = value.images.map((image) => ({ ...image, sha256: replaced.get(image.sha256) ?? image.sha256 }));
      next[name] = { ...value, images };
    } else if (value.kind === 'rows')
      next[name] = { ...value, rows: value.rows.map((row) => withImages(row, replaced)) };
    else next[name] = value;
  }
  return next;
}
