/** Strings of the questionnaire page; merged into the catalogue by `zh-CN.ts`. */
export const questionnaireStrings = {
  'questionnaire.title': '问卷',
} as const;
