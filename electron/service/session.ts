/** What lives as long as the program runs: settings, packs, jobs, and the one open casefile. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CasefileState } from '../../core/contract.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { Casefile } from '../casefile/casefile.ts';
import type { CasefileContext } from '../casefile/context.ts';
import { casefileName } from '../casefile/names-on-disk.ts';
import { type LoadedPack, PackCache } from '../pack/index.ts';
import { createLog } from './errors.ts';
import { plainAnswers } from './evaluation.ts';
import { defaultDocumentsFolder } from './folder.ts';
import { Jobs } from './jobs.ts';
import type { WorkbenchOptions } from './options.ts';
import { PackStore } from './pack-store.ts';
import { PictureThreads } from '../picture/index.ts';
import { Pictures } from './pictures.ts';
import { OwnPhrases } from './phrases.ts';
import type { RegisterStates } from './register-states.ts';
import type { Registers } from './registers.ts';
import { Settings } from './settings.ts';
import { TemplateLibrary } from './template-library.ts';
import { WorkCalendars } from './work-calendar.ts';

export type UsablePack = LoadedPack & Required<Pick<LoadedPack, 'pack'>>;

/** Each takes up to about 150 MB while it works. */
const PICTURE_THREADS = Math.min(2, availableParallelism());

export interface OpenCasefile {
  /** Random id of this opening. */
  session: string;
  casefile: Casefile;
  pack: UsablePack;
  /** Sentence to show beside the casefile's own, or ''. */
  notice: string;
  /** Subjects met so far; one that was removed meanwhile may still be in it. */
  knownSubjects: Set<string>;
  registers: Registers;
  registerStates: RegisterStates;
}

export class Session {
  readonly options: WorkbenchOptions;
  readonly settings: Settings;
  readonly packs: PackStore;
  readonly jobs = new Jobs();
  readonly templates: TemplateLibrary;
  readonly calendars: WorkCalendars;
  readonly pictures: Pictures;
  readonly phrases: OwnPhrases;
  readonly documentsFolder: string;
  /** Files written or opened here: only these are shown in the file manager. */
  readonly knownFiles = new Set<string>();
  /** Notes an error nobody foresaw, without what anybody typed. */
  readonly log: (call: string, error: unknown) => void;
  #open: OpenCasefile | undefined;

  constructor(options: WorkbenchOptions) {
    this.options = options;
    this.log = createLog(options.home, options.now);
    this.settings = new Settings(options.home, options.newId);
    const cache = process.env['WORKBENCH_PACK_CACHE'] ?? join(options.home, 'cache', 'packs');
    this.packs = new PackStore(options.packsDirs, new PackCache(cache, options.version));
    this.templates = new TemplateLibrary(options.home);
    this.calendars = new WorkCalendars(options.home, options.calendarDir);
    this.phrases = new OwnPhrases(options.home, options.newId);
    this.pictures = new Pictures(new PictureThreads(options.pictureWorker, PICTURE_THREADS));
    this.documentsFolder = options.documentsFolder ?? defaultDocumentsFolder();
  }

  /** @throws WorkbenchError NO_CASEFILE */
  get open(): OpenCasefile {
    if (this.#open) return this.#open;
    throw new WorkbenchError('NO_CASEFILE', '还没有打开案卷。', '请先新建或打开一个案卷。');
  }

  get openOrNone(): OpenCasefile | undefined {
    return this.#open;
  }

  /** Takes the place of what was open, which is closed. */
  replace(next: OpenCasefile): CasefileState {
    const before = this.#open;
    this.#open = next;
    before?.casefile.close();
    this.remember(next.casefile.path);
    return stateOf(next);
  }

  /** Puts a casefile on the list of recent ones. */
  remember(path: string): void {
    this.settings.remember(path, this.options.now().toISOString());
    this.knownFiles.add(path);
  }

  closeCasefile(): void {
    const before = this.#open;
    this.#open = undefined;
    before?.casefile.close();
  }

  get context(): CasefileContext {
    const { settings, options } = this;
    return { author: settings.author, device: settings.device, now: options.now, newId: options.newId };
  }
}

export function stateOf(open: OpenCasefile): CasefileState {
  const { session, casefile, pack, notice } = open;
  return {
    session,
    path: casefile.path,
    name: casefileName(casefile.path),
    packId: pack.pack.id,
    packVersion: pack.pack.version,
    encrypted: casefile.encrypted,
    readOnly: casefile.readOnly,
    notice: [casefile.notice, notice].filter(Boolean).join(' '),
    answers: [...plainAnswers(open).values()],
    ...casefile.state(),
  };
}
