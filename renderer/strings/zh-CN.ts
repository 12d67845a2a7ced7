/** Every string of the interface. A second language is a second file with the same keys. */
import { casefileStrings } from './zh-CN.casefile.ts';
import { dutyStrings } from './zh-CN.duty.ts';
import { evidenceStrings } from './zh-CN.evidence.ts';
import { exportStrings } from './zh-CN.export.ts';
import { markingStrings } from './zh-CN.marking.ts';
import { questionnaireStrings } from './zh-CN.questionnaire.ts';
import { registerGridStrings } from './zh-CN.register-grid.ts';
import { registerImportStrings } from './zh-CN.register-import.ts';
import { registerPictureStrings } from './zh-CN.register-pictures.ts';
import { registerStrings } from './zh-CN.register.ts';
import { safetyStrings } from './zh-CN.safety.ts';
import { shellStrings } from './zh-CN.shell.ts';
import { templateStrings } from './zh-CN.templates.ts';

export const zhCN = {
  ...shellStrings,
  ...casefileStrings,
  ...questionnaireStrings,
  ...exportStrings,
  ...evidenceStrings,
  ...dutyStrings,
  ...registerStrings,
  ...registerGridStrings,
  ...registerImportStrings,
  ...registerPictureStrings,
  ...markingStrings,
  ...safetyStrings,
  ...templateStrings,
} as const satisfies Record<string, string>;
