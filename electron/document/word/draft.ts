export function markDraft(..._: unknown[]): void {}
