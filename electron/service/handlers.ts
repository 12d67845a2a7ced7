/** Every call of the contract and who answers it. A missing handler, or one of the wrong type, does not compile. */
import type { CallInput, CallName, CallResult, Contract } from '../../core/contract.ts';
import { answerHandlers } from './answers.ts';
import { appHandlers } from './app.ts';
import { backupHandlers } from './backups.ts';
import { casefileCopyHandlers } from './casefile-copies.ts';
import { casefileHandlers } from './casefiles.ts';
import { calendarHandlers, dutyHandlers } from './duties.ts';
import { documentHandlers } from './documents.ts';
import { evidenceHandlers } from './evidence.ts';
import { jobHandlers } from './jobs.ts';
import { packHandlers } from './packs.ts';
import { phraseHandlers } from './phrases.ts';
import { registerHandlers } from './registers.ts';
import { renewalHandlers } from './renewal.ts';
import { registerImportHandlers } from './register-import.ts';
import { filingHandlers } from './filings.ts';
import type { Session } from './session.ts';
import { verificationHandlers } from './verification.ts';
import { subjectHandlers } from './subjects.ts';
import { templateHandlers } from './templates.ts';

export type Handler<N extends CallName> = (
  session: Session,
  input: CallInput<N>,
) => CallResult<N> | Promise<CallResult<N>>;
/** The handlers of one room's calls: `Handlers<typeof packCalls>`. */
export type Handlers<Calls> = { [Name in keyof Calls & CallName]: Handler<Name> };

export const handlers: Handlers<Contract> = {
  ...appHandlers,
  ...packHandlers,
  ...casefileHandlers,
  ...casefileCopyHandlers,
  ...verificationHandlers,
  ...renewalHandlers,
  ...subjectHandlers,
  ...answerHandlers,
  ...evidenceHandlers,
  ...documentHandlers,
  ...jobHandlers,
  ...backupHandlers,
  ...templateHandlers,
  ...registerHandlers,
  ...registerImportHandlers,
  ...filingHandlers,
  ...phraseHandlers,
  ...dutyHandlers,
  ...calendarHandlers,
};
