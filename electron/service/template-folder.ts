/**
 * Installed templates on disk, nothing understood of them yet:
 *
 *     <home>/templates/<pack>/<document>/<first 16 of the fingerprint>/{<file name>, binding.yaml}
 *     <home>/templates/<pack>/<document>/active.yaml
 *
 * A template appears by one rename of a finished folder and goes by one, so a power cut leaves it there or not there.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import * as z from 'zod';
import type { BindingFile } from '../../core/blank/binding-file.ts';
import { folderName } from './template-names.ts';
import { writeDurably } from './write-durably.ts';

export const BINDING = 'binding.yaml';
const ACTIVE = 'active.yaml';
const PREFIX = 16;

/** One installed template's folder. */
export interface StoredFolder {
  path: string;
  /** First 16 of the fingerprint: the folder's name. */
  prefix: string;
  /** Word and Excel files in it; exactly one unless somebody has been at it. */
  files: string[];
}

/** `pack`: the pack's own, also when nobody ever chose. `problem`: the note of the choice cannot be read, in Chinese. */
export type ActiveChoice = { fingerprint: string } | { problem: string };
export const PACK_OWN = 'pack';

const activeSchema = z.strictObject({ format: z.literal(1), active: z.string().regex(/^(?:pack|[0-9a-f]{64})$/) });

const missing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A folder's own entries must reach the disk too; Windows cannot open folders and does it by itself. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The files themselves have been flushed; some file systems offer no more.
  }
}

function writeFlushed(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

export const bindingText = (binding: BindingFile): string =>
  `# 绑定文件：逐处核对后把 confirmed 改为 true；不填的位置写 leave: true。\n${stringify(binding, { lineWidth: 0 })}`;

export class TemplateFolder {
  readonly path: string;

  constructor(home: string, pack: string, document: string) {
    this.path = join(home, 'templates', folderName(pack), folderName(document));
  }

  /** @throws the file system's error when the folder is there and cannot be read */
  list(): StoredFolder[] {
    let names: string[];
    try {
      names = readdirSync(this.path);
    } catch (error) {
      if (missing(error)) return [];
      throw error;
    }
    return names
      .filter((name) => /^[0-9a-f]{16}$/.test(name))
      .map((name) => ({ path: join(this.path, name), prefix: name, files: filesIn(join(this.path, name)) }));
  }

  find(fingerprint: string): StoredFolder | undefined {
    return this.list().find(({ prefix }) => fingerprint.startsWith(prefix));
  }

  /** @param at time of the installation, kept as the file's own time. */
  add(
    template: { fingerprint: string; fileName: string; bytes: Uint8Array; binding: BindingFile | undefined },
    at: Date,
  ): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    this.#sweep();
    const making = join(this.path, `.new-${process.pid}-${randomBytes(6).toString('hex')}`);
    try {
      mkdirSync(making, { mode: 0o700 });
      const file = join(making, template.fileName);
      writeFlushed(file, template.bytes);
      utimesSync(file, at, at);
      if (template.binding) writeFlushed(join(making, BINDING), bindingText(template.binding));
      flushFolder(making);
      this.#moveAway(template.fingerprint);
      renameSync(making, join(this.path, template.fingerprint.slice(0, PREFIX)));
      flushFolder(this.path);
    } catch (error) {
      rmSync(making, { recursive: true, force: true });
      throw error;
    }
  }

  remove(fingerprint: string): void {
    this.#moveAway(fingerprint);
    flushFolder(this.path);
    this.#sweep();
  }

  active(): ActiveChoice {
    const file = join(this.path, ACTIVE);
    try {
      return { fingerprint: activeSchema.parse(parse(readFileSync(file, 'utf8'))).active };
    } catch (error) {
      if (missing(error)) return { fingerprint: PACK_OWN };
      return { problem: `记录所用模板的文件读不了或已损坏（${file}）` };
    }
  }

  activate(fingerprint: string): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const text = stringify({ format: 1, active: fingerprint });
    writeDurably(join(this.path, ACTIVE), `# 这份文书正在使用的模板：指纹，或 pack（规范包自带）。\n${text}`);
    flushFolder(this.path);
  }

  /** By one rename: a folder half deleted would look like a damaged template. */
  #moveAway(fingerprint: string): void {
    const away = join(this.path, `.old-${process.pid}-${randomBytes(6).toString('hex')}`);
    try {
      renameSync(join(this.path, fingerprint.slice(0, PREFIX)), away);
    } catch (error) {
      if (missing(error)) return;
      throw error;
    }
    discard(away);
  }

  /** What a killed process left behind. */
  #sweep(): void {
    for (const name of readdirSync(this.path)) {
      const [, pid] = /^\.(?:new|old)-(\d+)-[0-9a-f]{12}$/.exec(name) ?? [];
      if (pid === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
      discard(join(this.path, name));
    }
  }
}

/** Out of sight already; a file that Windows holds open goes with the next sweep. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Swept next time.
  }
}

/** Of an unreadable folder: none. `~$` are notes of an open Word or Excel. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(
      (name) => /^\.(?:docx|xlsx)$/i.test(extname(name)) && !name.startsWith('~$') && !name.startsWith('.'),
    );
  } catch {
    return [];
  }
}

/** When the template was installed, ISO; '' when its file is gone. */
export function installedAt(file: string): string {
  return statSync(file, { throwIfNoEntry: false })?.mtime.toISOString() ?? '';
}

export function saveBinding(folder: StoredFolder, binding: BindingFile): void {
  writeDurably(join(folder.path, BINDING), bindingText(binding));
  flushFolder(folder.path);
}
