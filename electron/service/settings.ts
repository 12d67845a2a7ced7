/**
 * What the workbench remembers between starts, in one JSON file under its home folder: who the user is, this
 * installation's random id, and which casefiles were opened when. Nothing of a casefile's content is kept here,
 * because this file is not encrypted.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';
import * as z from 'zod';
import type { RecentCasefile } from '../../core/contract.ts';
import { writeDurably } from './write-durably.ts';

const MAX_RECENTS = 20;

const settingsSchema = z.object({
  author: z.string().max(60).default(''),
  device: z.string().min(1).max(64),
  recents: z.array(z.object({ path: z.string().max(4096), openedAt: z.string().max(40) })).default([]),
});
type SettingsData = z.infer<typeof settingsSchema>;

/** Per-platform folder for the workbench's own files; `WORKBENCH_HOME` overrides it. */
export function defaultHome(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env['WORKBENCH_HOME']) return env['WORKBENCH_HOME'];
  const name = 'iov-assessment-workbench';
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), name);
}

export class Settings {
  readonly #file: string;
  #data: SettingsData;

  constructor(home: string, newId: () => string) {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    this.#file = join(home, 'settings.json');
    this.#data = this.#read() ?? { author: '', device: newId(), recents: [] };
    this.#write();
  }

  get author(): string {
    return this.#data.author;
  }

  get device(): string {
    return this.#data.device;
  }

  setAuthor(author: string): void {
    this.#data = { ...this.#data, author };
    this.#write();
  }

  recents(): RecentCasefile[] {
    return this.#data.recents.map(({ path, openedAt }) => ({
      path,
      openedAt,
      name: basename(path, extname(path)),
      exists: existsSync(path),
    }));
  }

  remember(path: string, openedAt: string): void {
    const others = this.#data.recents.filter((recent) => recent.path !== path);
    this.#data = { ...this.#data, recents: [{ path, openedAt }, ...others].slice(0, MAX_RECENTS) };
    this.#write();
  }

  forget(path: string): void {
    this.#data = { ...this.#data, recents: this.#data.recents.filter((recent) => recent.path !== path) };
    this.#write();
  }

  /** A damaged settings file must not keep anyone from their casefiles: it is set aside and begun anew. */
  #read(): SettingsData | undefined {
    if (!existsSync(this.#file)) return undefined;
    try {
      return settingsSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      const aside = `${this.#file}.damaged`;
      rmSync(aside, { force: true });
      renameSync(this.#file, aside);
      return undefined;
    }
  }

  #write(): void {
    writeDurably(this.#file, `${JSON.stringify(this.#data, null, 2)}\n`);
  }
}
