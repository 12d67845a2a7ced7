/** The rolling backups of one casefile. */
import type { BackupInfo } from '../../core/contract.ts';
import { backUpEvidence, listBackups, makeBackup } from './backup.ts';
import type { HeldFile } from './held-file.ts';

export class CasefileBackups {
  readonly #held: HeldFile;

  constructor(held: HeldFile) {
    this.#held = held;
  }

  /** Newest first. */
  list(): BackupInfo[] {
    return this.#held.read(() => listBackups(this.#held.path));
  }

  /** @throws DISK */
  make(): BackupInfo {
    this.#held.long.refuseOthers();
    return this.#held.read(() => makeBackup(this.#held.file, this.#held.context.now()));
  }

  /**
   * Backs up some of the evidence that is not in any backup yet; call it again and again beside other work.
   * @returns bytes that are left. @throws DISK
   */
  copyEvidence(budget: number): number {
    if (this.#held.readOnly || this.#held.long.isRunning) return 0;
    return this.#held.read(() => backUpEvidence(this.#held.file, budget));
  }
}
