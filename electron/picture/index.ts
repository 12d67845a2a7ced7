/**
 * Pictures made smaller off the main thread. A picture that takes too long or breaks the thread costs that picture only:
 * the thread is ended, and the next picture gets a new one.
 */
import { Worker } from 'node:worker_threads';
import { readImageInfo } from '../document/image-size.ts';
import type { Scaled, Scaling } from './scale.ts';
import type { FromPictureThread, ToPictureThread } from './worker.ts';

export type { Scaled, Scaling } from './scale.ts';

/** `undefined`: no picture can be made of it. */
type Made = Scaled | undefined;

interface Task extends ToPictureThread {
  resolve(made: Made): void;
  reject(error: Error): void;
}

const READABLE = /^image\/(jpeg|png|gif|webp|tiff)$/;
/** A picture of more pixels is a mistake, or made to fill the memory. */
const MOST_PIXELS = 400_000_000;
const LONGEST_MS = 60_000;
/** Loading takes a second, so the thread stays a while for the next picture. */
const IDLE_MS = 30_000;

export class PictureThreads {
  readonly #entry: URL;
  readonly #threads: number;
  readonly #waiting: Task[] = [];
  readonly #running = new Map<Worker, { task: Task; timer: NodeJS.Timeout }>();
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  #ids = 0;

  /** @param entry where the thread's file lies when the program is bundled */
  constructor(entry: URL = new URL('./worker.ts', import.meta.url), threads = 1) {
    this.#entry = entry;
    this.#threads = threads;
  }

  scale(bytes: Uint8Array, mime: string, scaling: Scaling): Promise<Made> {
    if (!READABLE.test(mime)) return Promise.resolve(undefined);
    const info = readImageInfo(bytes);
    if (info && info.width * info.height > MOST_PIXELS) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: ++this.#ids, bytes, mime, ...scaling, resolve, reject });
      this.#next();
    });
  }

  /** Pictures still waiting are given up: their promises are rejected, for nothing is known of them. */
  async close(): Promise<void> {
    const workers = [...this.#running.keys(), ...this.#idle.keys()];
    for (const { timer } of this.#running.values()) clearTimeout(timer);
    const given = [...this.#waiting.splice(0), ...[...this.#running.values()].map(({ task }) => task)];
    this.#running.clear();
    for (const task of given) task.reject(new Error('picture threads closed'));
    for (const timer of this.#idle.values()) clearTimeout(timer);
    this.#idle.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    while (this.#waiting.length > 0 && (this.#idle.size > 0 || this.#running.size < this.#threads)) {
      const task = this.#waiting.shift()!;
      const worker = this.#take();
      const timer = setTimeout(() => this.#broken(worker), LONGEST_MS);
      this.#running.set(worker, { task, timer });
      const { resolve: _resolve, reject: _reject, ...message } = task;
      worker.postMessage(message satisfies ToPictureThread);
    }
  }

  #take(): Worker {
    const [known] = this.#idle.keys();
    if (known) {
      clearTimeout(this.#idle.get(known));
      this.#idle.delete(known);
      known.ref();
      return known;
    }
    // What a reader mutters about a picture is nobody's business.
    const worker = new Worker(this.#entry, { stdout: true, stderr: true });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (message: FromPictureThread) => {
      this.#end(worker, 'scaled' in message ? message.scaled : undefined);
      // A waiting thread keeps no program from ending.
      worker.unref();
      const timer = setTimeout(() => {
        this.#idle.delete(worker);
        void worker.terminate();
      }, IDLE_MS);
      timer.unref();
      this.#idle.set(worker, timer);
      this.#next();
    });
    worker.on('error', () => this.#broken(worker));
    worker.on('exit', () => this.#broken(worker));
    return worker;
  }

  #broken(worker: Worker): void {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
    if (!this.#running.has(worker)) return;
    this.#end(worker, undefined);
    void worker.terminate();
    this.#next();
  }

  #end(worker: Worker, made: Made): void {
    const running = this.#running.get(worker);
    if (!running) return;
    this.#running.delete(worker);
    clearTimeout(running.timer);
    running.task.resolve(made);
  }
}
