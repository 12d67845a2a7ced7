/** What the papers show must exist and work. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Runner } from '../../electron/cli/command.ts';
import { registerCommands } from '../../electron/cli/commands/index.ts';
import { EXIT } from '../../electron/cli/exit-codes.ts';
import { createProgram } from '../../electron/cli/program.ts';
import { loadPack } from '../../electron/pack/load.ts';
import { readAnswersImport } from '../../electron/service/answers-import.ts';
import { tempDir } from '../support/temp.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const papers = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...fs.readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`),
].filter((file) => file.endsWith('.md'));

const idle: Runner = { run: async () => undefined, casefile: async () => undefined };
const program = createProgram('0');
registerCommands(program, idle);

describe.each(papers)('%s', (paper) => {
  const text = read(paper);

  it('shows npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const shown = [...text.matchAll(/npm (?:run (?:-s )?([a-z][\w:-]*)|(start|test)\b)/g)].map(
      (m) => m[1] ?? m[2] ?? '',
    );
    expect(shown.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('shows commands that exist, with options that exist', () => {
    for (const [, name = '', rest = ''] of text.matchAll(
      /^\s*(?:npm run -s workbench --|workbench) ([a-z-]+)(.*)$/gm,
    )) {
      const command = program.commands.find((candidate) => candidate.name() === name);
      expect(command, `${paper}: workbench ${name}`).toBeDefined();
      const options = [...rest.matchAll(/(?<=\s)--[a-z-]+/g)].map(([option]) => option);
      const known = command?.options.map((option) => option.long) ?? [];
      expect(options.filter((option) => !known.includes(option) && option !== '--help')).toEqual([]);
    }
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((m) => m[1] ?? '');
    const folder = path.dirname(path.join(root, paper));
    expect(links.filter((link) => !fs.existsSync(path.resolve(folder, link)))).toEqual([]);
  });
});

describe('docs/cli.md', () => {
  const text = read('docs/cli.md');
  it.each(program.commands.filter((c) => c.name() !== 'help').map((c) => [c.name(), c] as const))(
    '%s',
    (name, command) => {
      const rows = text.split('\n').filter((line) => line.startsWith(`| \`${name}`));
      expect(rows.length).toBeGreaterThan(0);
      for (const option of command.options.filter((o) => !['--json', '--help'].includes(o.long ?? '')))
        expect(rows.join('\n')).toContain(option.long);
    },
  );

  it('lists every exit code', () => {
    const listed = [...text.matchAll(/^\| (\d+) \|/gm)].map((m) => Number(m[1]));
    expect(listed).toEqual(Object.values(EXIT).sort((a, b) => a - b));
  });
});

describe('docs/answers-file.md', () => {
  const text = read('docs/answers-file.md');

  it('shows a file that can be imported', async () => {
    const { pack } = loadPack(path.join(root, 'templates/shanghai-2025'));
    if (!pack) throw new Error('the shipped pack does not load');
    const folder = tempDir();
    const file = path.join(folder, 'answers.yaml');
    fs.writeFileSync(file, /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
    fs.mkdirSync(path.join(folder, 'files'));
    for (const [name = ''] of text.matchAll(/files\/\w+\.png/g)) fs.writeFileSync(path.join(folder, name), 'picture');
    const addEvidence = (name: string): { sha256: string; name: string } => ({ sha256: '0'.repeat(64), name });
    const edits = await readAnswersImport({
      file,
      pack,
      answers: new Map(),
      newId: () => crypto.randomUUID(),
      addEvidence,
    });
    const value = (question: string, column = ''): unknown =>
      edits.find((edit) => edit.question === question && edit.column === column)?.value;
    expect(value('ent_affiliation')).toEqual({ option: '9', other: '民营' });
    expect(value('grd_basis')).toEqual(['cybersecurity_law', 'measures']);
    expect(value('ast_hardware', 'type')).toBe('server');
    expect(value('att_org_chart')).toEqual([
      { sha256: '0'.repeat(64), name: 'org.png', caption: '网络安全组织架构图' },
    ]);
  });
});

describe('docs/pack-format.md', () => {
  const text = read('docs/pack-format.md');

  it('names every function of the expression language', () => {
    const functions = [...read('core/form/functions.ts').matchAll(/registerFunction\(\s*'(\w+)\(/g)].map(
      (m) => m[1] ?? '',
    );
    expect(functions.length).toBeGreaterThan(10);
    expect(functions.filter((name) => !text.includes(`\`${name}(`))).toEqual([]);
  });

  it('shows a pack that loads', () => {
    const folder = tempDir();
    for (const [, file = '', yaml = ''] of text.matchAll(/^`([\w/.-]+\.yaml)`\n\n```yaml\n([\s\S]*?)```/gm)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), yaml);
    }
    const { pack, problems } = loadPack(folder);
    expect(problems).toEqual([]);
    expect(pack?.id).toBe('demo-2025');
  });
});
