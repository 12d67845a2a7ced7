/** The picture thread: one picture after the other. */
import { parentPort } from 'node:worker_threads';
import { scale, type Scaled, type Scaling } from './scale.ts';

export interface ToPictureThread extends Scaling {
  id: number;
  mime: string;
  bytes: Uint8Array;
}

export type FromPictureThread = { id: number; scaled: Scaled } | { id: number; problem: string };

parentPort?.on('message', ({ id, bytes, mime, size, purpose }: ToPictureThread) => {
  const send = (message: FromPictureThread): void => parentPort?.postMessage(message);
  scale(bytes, mime, { size, purpose }).then(
    (scaled) => send({ id, scaled }),
    (error: unknown) => send({ id, problem: error instanceof Error ? error.message : String(error) }),
  );
});
