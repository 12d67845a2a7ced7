/** How a call is declared, and the pieces its input is made of. */
import * as z from 'zod';

/**
 * When a call is answered while many rows are being written: `afterwards`, or `meanwhile` from what stood before. A write
 * must wait: it would be refused, and be one that its user thinks is saved.
 */
export type Answered = 'afterwards' | 'meanwhile';

/** Declares one call: `call<Result>()(inputSchema)`. The result exists only for the type checker. */
export function call<R>(answered: Answered = 'afterwards') {
  return <I extends z.ZodType>(input: I): { input: I; result: R; answered: Answered } => ({
    input,
    result: undefined as R,
    answered,
  });
}

export const nothing = z.strictObject({});
export const path = z.string().min(1).max(4096);
export const passphrase = z.string().min(1).max(1024);
export const recoveryCode = z.string().max(200);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A pack's, a document's, a subject's where what it names is looked up anyway. */
export const id = z.string().max(64);
export const reason = z.string().max(500);
/** Where a question is answered. */
export const questionKey = { subject: z.string().min(1).max(64), question: z.string().min(1).max(64) };
