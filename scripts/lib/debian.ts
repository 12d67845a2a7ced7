/** On Debian as root (a container, a build machine) the test command fetches the outside programs itself. */
import fs from 'node:fs';
import { run } from './run.ts';
import { TOOLS, missingTools } from './tools.ts';

function isDebianRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
}

const env = { DEBIAN_FRONTEND: 'noninteractive' };

/** Installs what is missing where that is possible, and says in one line what is still missing afterwards. */
export async function ensureTools(): Promise<void> {
  const missing = missingTools();
  if (missing.length && isDebianRoot()) {
    const packages = [...new Set(missing.flatMap((name) => TOOLS[name].debian))];
    console.log(`Installing with apt-get: ${packages.join(' ')}`);
    const update = await run('apt-get', ['update', '-q'], { env, capture: true, timeoutSeconds: 180 });
    const install = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
      env,
      capture: true,
      timeoutSeconds: 600,
    });
    if (install.code !== 0) console.log(lastLines(update.output + install.output));
  }
  const left = missingTools();
  if (left.length) {
    const titles = left.map((name) => TOOLS[name].title).join(', ');
    console.log(`Not found: ${titles} – the tests that need them are skipped.`);
  }
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join('\n');
}
