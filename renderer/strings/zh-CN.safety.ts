export const safetyStrings = {} as const;
