/** The address for a window opened by hand. It works once, so Enter in the terminal gives a new one. */
import type { RunningLoopback } from './loopback.ts';
import { say } from './say.ts';

export function printAddress(loopback: RunningLoopback): void {
  process.stdout.write(`${loopback.startAddress()}\n`);
  say('地址只能用一次，10 分钟内有效。按回车键取得新的地址，按 Ctrl+C 结束。');
  if (!process.stdin.isTTY) return;
  process.stdin.setEncoding('utf8').on('data', () => process.stdout.write(`${loopback.startAddress()}\n`));
}
