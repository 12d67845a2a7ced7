/** Where the bytes of a workbook go: appended as they come, with some places filled in later. */
import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { WorkbenchError } from '../../../core/contract.ts';
import { diskError, exists, flushFolder } from '../../document/write.ts';

export interface Output {
  /** Bytes so far, reserved places included. */
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  /** A place for `length` bytes that `fill` writes later, exactly once. @returns its offset */
  reserve(length: number): Promise<number>;
  fill(offset: number, bytes: Uint8Array): Promise<void>;
}

interface Segment {
  start: number;
  length: number;
  crc: number;
}

const READ_SIZE = 1 << 20;

/** A file under a temporary name beside its target: whole under its own name at the end, or never there. */
export class DurableFile implements Output {
  size = 0;
  readonly #target: string;
  readonly #temporary: string;
  readonly #handle: fs.FileHandle;
  /** What was sent, to be compared with what the disk gives back. */
  readonly #segments: Segment[] = [{ start: 0, length: 0, crc: 0 }];

  private constructor(target: string, temporary: string, handle: fs.FileHandle) {
    this.#target = target;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** @throws WorkbenchError EXISTS, DISK */
  static async create(target: string, overwrite: boolean): Promise<DurableFile> {
    if (!overwrite && (await exists(target)))
      throw new WorkbenchError('EXISTS', `「${basename(target)}」已经存在。`, '请选择覆盖，或换一个文件夹。', target);
    const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
    try {
      return new DurableFile(target, temporary, await fs.open(temporary, 'wx+'));
    } catch (error) {
      throw diskError(error, target);
    }
  }

  async append(bytes: Uint8Array): Promise<void> {
    const last = this.#segments.at(-1)!;
    last.crc = crc32(bytes, last.crc);
    last.length += bytes.length;
    const at = this.size;
    this.size += bytes.length;
    await this.#put(bytes, at);
  }

  async reserve(length: number): Promise<number> {
    const start = this.size;
    this.#segments.push({ start, length, crc: 0 }, { start: start + length, length: 0, crc: 0 });
    this.size += length;
    return Promise.resolve(start);
  }

  async fill(offset: number, bytes: Uint8Array): Promise<void> {
    const segment = this.#segments.find(({ start, length }) => start === offset && length === bytes.length);
    if (!segment) throw new Error(`no place of ${bytes.length} bytes at ${offset}`);
    segment.crc = crc32(bytes);
    await this.#put(bytes, offset);
  }

  /** Flushed, read back, renamed. @returns SHA-256 of what is on the disk @throws WorkbenchError DISK, MISMATCH */
  async commit(): Promise<string> {
    try {
      await this.#handle.sync();
      const sha256 = await this.#readBack();
      await this.#handle.close();
      await fs.rename(this.#temporary, this.#target);
      await flushFolder(dirname(this.#target));
      return sha256;
    } catch (error) {
      throw error instanceof WorkbenchError ? error : diskError(error, this.#target);
    }
  }

  /** Nothing remains. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await fs.rm(this.#temporary, { force: true }).catch(() => undefined);
  }

  async #put(bytes: Uint8Array, at: number): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    } catch (error) {
      throw diskError(error, this.#target);
    }
  }

  async #readBack(): Promise<string> {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(READ_SIZE);
    for (const { start, length, crc } of this.#segments) {
      let found = 0;
      for (let done = 0; done < length;) {
        const want = Math.min(READ_SIZE, length - done);
        const { bytesRead } = await this.#handle.read(buffer, 0, want, start + done);
        if (bytesRead === 0) throw this.#different(start + done);
        found = crc32(buffer.subarray(0, bytesRead), found);
        hash.update(buffer.subarray(0, bytesRead));
        done += bytesRead;
      }
      if (found !== crc) throw this.#different(start);
    }
    return hash.digest('hex');
  }

  #different(offset: number): WorkbenchError {
    return new WorkbenchError(
      'MISMATCH',
      '写到磁盘的文件与生成的内容不一致，文件没有保存。',
      '磁盘可能有问题，请换一个位置再导出。',
      `${this.#target} @${offset}`,
    );
  }
}
