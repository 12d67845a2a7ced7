/** Failures as users meet them: a code for programs, a Chinese sentence of what happened, and one of what to do. */

export const ERROR_CODES = [
  'BAD_INPUT', // input did not fit the call's schema
  'NOT_FOUND', // file, subject, document … does not exist
  'EXISTS', // would overwrite a file
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_CODE',
  'PASSPHRASE_NEEDED',
  'DAMAGED', // the file is a casefile but cannot be read
  'NOT_A_CASEFILE',
  'NEWER_CASEFILE', // made by a newer program: opened read-only
  'READ_ONLY',
  'LOCKED', // another writer has it
  'NO_CASEFILE', // nothing is open
  'DISK', // full disk, no permission, path gone
  'PACK', // pack missing or broken
  'TEMPLATE', // template cannot be read or filled
  'WORKBOOK', // a workbook or .csv brought in from outside cannot be read
  'EVIDENCE', // file type or size refused, stored file damaged
  'NOT_READY', // required answers missing: only a draft can be exported
  'MISMATCH', // written file did not read back as written
  'CANCELLED',
  'CONFLICT', // the answer changed under the caller
  'FORBIDDEN', // a door refused the caller
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorData {
  code: ErrorCode;
  /** What happened. */
  message: string;
  /** What to do about it. */
  advice: string;
  /** Technical detail for support, never needed to understand the message. */
  detail?: string;
}

export class WorkbenchError extends Error {
  readonly code: ErrorCode;
  readonly advice: string;
  readonly detail: string | undefined;
  constructor(code: ErrorCode, message: string, advice = '', detail?: string) {
    super(message);
    this.name = 'WorkbenchError';
    this.code = code;
    this.advice = advice;
    this.detail = detail;
  }

  /** What another thread, process or window has answered, thrown here. */
  static from({ code, message, advice, detail }: ErrorData): WorkbenchError {
    return new WorkbenchError(code, message, advice, detail);
  }

  toData(): ErrorData {
    return {
      code: this.code,
      message: this.message,
      advice: this.advice,
      ...(this.detail ? { detail: this.detail } : {}),
    };
  }
}
