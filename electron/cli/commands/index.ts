import type { RegisterCommand } from '../command.ts';
import { registerAnswer } from './answer.ts';
import { registerBackup, registerRestore } from './backup.ts';
import { registerBind } from './bind.ts';
import { registerCheckPack } from './check-pack.ts';
import { registerDemo } from './demo.ts';
import { registerDiffTemplate } from './diff-template.ts';
import { registerDuties } from './duties.ts';
import { registerEvidence } from './evidence.ts';
import { registerExport } from './export.ts';
import { registerFill } from './fill.ts';
import { registerFindings } from './findings.ts';
import { registerHistory } from './history.ts';
import { registerInspect } from './inspect.ts';
import { registerNew } from './new.ts';
import { registerPacks } from './packs.ts';
import { registerPassphrase } from './passphrase.ts';
import { registerRegister } from './register.ts';
import { registerRenew } from './renew.ts';
import { registerShow } from './show.ts';
import { registerSubject } from './subject.ts';
import { registerTemplate } from './template.ts';
import { registerVerify } from './verify.ts';

/** In the order of the help page: from a new casefile to the finished documents, the untouched blanks, then the casefile's care. */
const commands: RegisterCommand[] = [
  registerPacks,
  registerCheckPack,
  registerNew,
  registerSubject,
  registerAnswer,
  registerShow,
  registerRegister,
  registerEvidence,
  registerFindings,
  registerDuties,
  registerExport,
  registerInspect,
  registerFill,
  registerBind,
  registerDiffTemplate,
  registerTemplate,
  registerRenew,
  registerVerify,
  registerHistory,
  registerBackup,
  registerRestore,
  registerPassphrase,
  registerDemo,
];

export const registerCommands: RegisterCommand = (program, runner) => {
  for (const register of commands) register(program, runner);
};
