/** What the command line prints: one JSON document with `--json`, lines for people without. */
import type { ErrorData } from '../../core/contract.ts';

export interface Output {
  json: boolean;
  /** The command's result; `lines` is only called when people read it. */
  result: (data: unknown, lines: () => string[]) => void;
  /** Advice beside the result: to stderr, never with `--json`. */
  note: (line: string) => void;
  /** What is going on right now, in one line of the terminal that the next one replaces; '' clears it. */
  progress: (line: string) => void;
}

export function createOutput(json: boolean): Output {
  return {
    json,
    result(data, lines) {
      process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${lines().join('\n')}\n`);
    },
    note(line) {
      if (!json) process.stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!json && process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
    },
  };
}

export function printError(error: ErrorData, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ error }, null, 2)}\n`);
    return;
  }
  const detail = error.detail && process.env['WORKBENCH_DEBUG'] ? [error.detail] : [];
  process.stderr.write(`${['错误：' + error.message, error.advice, ...detail].filter(Boolean).join('\n')}\n`);
}

/** Columns padded for a terminal, where a Chinese character takes two places. */
export function table(rows: string[][]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - displayWidth(cell) + 2)))
      .join('')
      .trimEnd(),
  );
}

/** Places a text takes in a terminal. */
export function displayWidth(text: string): number {
  let sum = 0;
  for (const character of text)
    sum += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1;
  return sum;
}
