/** What the rest of the program uses of casefiles. */
export { Casefile } from './casefile.ts';
export type { CasefileContext, CasefileMeta, Unlock } from './context.ts';
export type { EvidenceInfo } from './evidence.ts';
export type { PutResult } from './journal.ts';
export type { RekeyStep } from './rekey.ts';
export { listBackups } from './backup.ts';
export { MAX_EVIDENCE_BYTES } from './mime.ts';
export { backupFolder, casefileName, EXTENSION } from './names-on-disk.ts';
