/** The files of one casefile (佐证): bytes, what is known of them, small pictures of them. */
import type { EvidenceFile, EvidenceSource } from '../../core/answer/answer.ts';
import { addEvidence, getEvidence } from './evidence.ts';
import type { AddedEvidence } from './evidence-records.ts';
import type { HeldFile } from './held-file.ts';
import type { PutResult } from './journal.ts';
import { readSmallPicture, type SmallPicture, writeSmallPicture } from './small-pictures.ts';

export class CasefileEvidence {
  readonly #held: HeldFile;

  constructor(held: HeldFile) {
    this.#held = held;
  }

  /** @throws EVIDENCE when empty, over 200 MB, runnable, or an image whose location cannot be removed */
  add(name: string, bytes: Uint8Array, from: EvidenceSource = 'file'): AddedEvidence {
    const held = this.#held;
    return held.write(() => {
      const stored = addEvidence(held.file.db, name, bytes, held.context.now());
      return held.records.record(held.context, stored, from);
    });
  }

  /** What is known of every file, by its SHA-256. */
  all(): Map<string, EvidenceFile> {
    return this.#held.read(() => this.#held.records.all());
  }

  /** @throws NOT_FOUND, EVIDENCE (damaged) */
  get(sha256: string): { sha256: string; name: string; mime: string; data: Uint8Array } {
    return this.#held.read(() => getEvidence(this.#held.file.db, sha256));
  }

  /** @throws NOT_FOUND */
  setCaption(sha256: string, caption: string): PutResult {
    return this.#held.write(() => this.#held.records.setCaption(this.#held.context, sha256, caption));
  }

  /** `undefined` when it has not been made yet. */
  smallPicture(sha256: string, size: number): SmallPicture | undefined {
    return this.#held.read(() => readSmallPicture(this.#held.file.db, sha256, size));
  }

  /** Keeps it for the next time; where nothing may be written just now, it is made again then. */
  keepSmallPicture(sha256: string, size: number, picture: SmallPicture): void {
    const held = this.#held;
    if (held.readOnly || held.long.isRunning || !held.isOpen) return;
    held.read(() => writeSmallPicture(held.file.db, sha256, size, picture));
  }
}
