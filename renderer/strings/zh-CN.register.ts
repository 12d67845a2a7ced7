/** Registers (台账). */
export const registerStrings = {
  'register.rows': '行数',
} as const;
