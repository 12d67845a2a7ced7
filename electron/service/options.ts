/** What a door tells the workbench about itself and the machine. */
import type { AppInfo, CallInput } from '../../core/contract.ts';

export interface NativeDialogs {
  /** '' when the user cancelled. */
  pick(input: CallInput<'app.pickPath'>): Promise<string>;
}

export interface WorkbenchOptions {
  /** Folder of settings and log; see `defaultHome`. */
  home: string;
  /** Folders that hold packs, each pack a folder in one of them. */
  packsDirs: readonly string[];
  /** Folder of the working-day schedules shipped with the program. */
  calendarDir?: string;
  door: AppInfo['door'];
  /** Version of the program, written into new casefiles. */
  version: string;
  now: () => Date;
  /** Globally unique. */
  newId: () => string;
  /** Proposed for new casefiles; by default the user's documents. */
  documentsFolder?: string;
  /** Entry of the thread that renders documents, where the program is bundled. */
  documentWorker?: URL;
  /** Entry of the thread that reads customers' tables, likewise. */
  importWorker?: URL;
  /** Entry of the thread that makes small pictures, likewise. */
  pictureWorker?: URL;
  nativeDialogs?: NativeDialogs;
  /** Shows a file in the system's file manager. @returns whether it could. */
  showFile?: (path: string) => boolean;
}
