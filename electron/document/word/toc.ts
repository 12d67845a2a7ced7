export function rebuildContents(..._: unknown[]): void {}
