export const casefileStrings = {} as const;
