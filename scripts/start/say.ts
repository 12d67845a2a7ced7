/** Notes go to stderr, so that stdout holds nothing but the address. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
