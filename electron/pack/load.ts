/** Reads a pack folder into a {@link Pack}. Every problem has a file, a line and a Chinese sentence. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { type Duty, dutyFileSchema } from '../../core/duty/duty-schema.ts';
import {
  checkFileSchema,
  documentSchema,
  formSchema,
  optionFileSchema,
  packManifestSchema,
  scaleSchema,
  synonymFileSchema,
  type Pack,
  type PackManifest,
} from '../../core/form/pack-schema.ts';
import { librarySchema, lookupFileSchema, type Library, type Lookups } from '../../core/form/schema/library.ts';
import { renewalSchema } from '../../core/form/schema/renewal.ts';
import { validatePack, type PackParts } from '../../core/form/validate-pack.ts';
import { readYaml, type LocatedProblem, type YamlFile } from './yaml-file.ts';
import { schemaMessage } from './schema-message.ts';

export type { LocatedProblem } from './yaml-file.ts';

export interface LoadedPack {
  folder: string;
  /** Absent when any error was found. */
  pack?: Pack;
  manifest?: PackManifest;
  problems: LocatedProblem[];
}

class Loader {
  readonly problems: LocatedProblem[] = [];
  readonly files = new Map<string, YamlFile>();
  readonly folder: string;

  constructor(folder: string) {
    this.folder = path.resolve(folder);
  }

  read<S extends z.ZodType>(file: string, schema: S): z.infer<S> | undefined {
    const yaml = readYaml(this.folder, file);
    if (Array.isArray(yaml)) {
      this.problems.push(...yaml);
      return undefined;
    }
    this.files.set(file, yaml);
    // With `reportInput` a wrong value is told from a missing one.
    const result = schema.safeParse(yaml.data, { reportInput: true });
    if (result.success) return result.data;
    for (const issue of result.error.issues.slice(0, 50)) {
      const at = issue.path as (string | number)[];
      const extra = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
      const place = yaml.locate(extra === undefined ? at : [...at, extra]);
      this.problems.push({ file, ...place, level: 'error', message: schemaMessage(issue, at) });
    }
    return undefined;
  }
}

/** Loads and checks everything but the templates (see check.ts). Never throws for a bad pack. */
export function loadPack(folder: string): LoadedPack {
  const loader = new Loader(folder);
  const manifest = loader.read('pack.yaml', packManifestSchema);
  if (!manifest) return { folder: loader.folder, problems: loader.problems };

  const parts: PackParts = {
    forms: [],
    scales: [],
    checks: [],
    documents: [],
    synonyms: [],
    duties: [],
    libraries: [],
  };
  const pack: Pack = {
    ...pick(manifest),
    optionSets: { ...manifest.optionSets },
    forms: [],
    scales: [],
    checks: [],
    documents: [],
    digest: '',
  };
  for (const file of manifest.optionFiles)
    for (const [name, options] of Object.entries(loader.read(file, optionFileSchema)?.optionSets ?? {})) {
      if (pack.optionSets[name])
        loader.problems.push({
          file,
          ...at(loader, file, ['optionSets', name]),
          level: 'error',
          message: `选项表“${name}”重复`,
        });
      pack.optionSets[name] = options;
    }
  for (const file of manifest.forms) {
    const form = loader.read(file, formSchema);
    if (form) {
      pack.forms.push(form);
      parts.forms.push({ file, form });
    }
  }
  for (const file of manifest.scales) {
    const scale = loader.read(file, scaleSchema);
    if (scale) {
      pack.scales.push(scale);
      parts.scales.push({ file });
    }
  }
  for (const file of manifest.checks) {
    const checks = loader.read(file, checkFileSchema)?.checks ?? [];
    parts.checks.push({ file, from: pack.checks.length, count: checks.length });
    pack.checks.push(...checks);
  }
  for (const file of manifest.documents) {
    const document = loader.read(file, documentSchema);
    if (document) {
      pack.documents.push(document);
      parts.documents.push({ file });
    }
  }
  const synonyms: string[][] = [];
  for (const file of manifest.synonyms) {
    const groups = loader.read(file, synonymFileSchema)?.groups ?? [];
    parts.synonyms.push({ file, from: synonyms.length, count: groups.length });
    synonyms.push(...groups);
  }
  if (synonyms.length > 0) pack.synonyms = synonyms;
  const duties: Duty[] = [];
  for (const file of manifest.duties) {
    const own = loader.read(file, dutyFileSchema)?.duties ?? [];
    parts.duties.push({ file, from: duties.length, count: own.length });
    duties.push(...own);
  }
  if (duties.length > 0) pack.duties = duties;
  const libraries = readLibraries(loader, manifest, parts);
  if (libraries.length > 0) pack.libraries = libraries;
  const lookups = readLookups(loader, manifest);
  if (Object.keys(lookups).length > 0) pack.lookups = lookups;
  const renewal = manifest.renewal === undefined ? undefined : loader.read(manifest.renewal, renewalSchema);
  if (renewal) pack.renewal = renewal;
  if (manifest.renewal !== undefined) parts.renewal = manifest.renewal;
  // Cross-checks over half a pack would only repeat the first mistake in other words.
  if (!loader.problems.some((problem) => problem.level === 'error'))
    for (const problem of validatePack(pack, parts)) {
      const file = problem.file === 'manifest' ? 'pack.yaml' : problem.file;
      loader.problems.push({ file, ...at(loader, file, problem.path), level: problem.level, message: problem.message });
    }
  if (loader.problems.some((problem) => problem.level === 'error'))
    return { folder: loader.folder, manifest, problems: loader.problems };
  pack.digest = digestFolder(loader.folder);
  return { folder: loader.folder, manifest, pack, problems: loader.problems };
}

function readLibraries(loader: Loader, manifest: PackManifest, parts: PackParts): Library[] {
  const libraries: Library[] = [];
  for (const file of manifest.libraries) {
    const library = loader.read(file, librarySchema);
    if (!library) continue;
    libraries.push(library);
    parts.libraries.push({ file });
  }
  return libraries;
}

function readLookups(loader: Loader, manifest: PackManifest): Lookups {
  const lookups: Lookups = {};
  for (const file of manifest.lookups)
    for (const [name, lookup] of Object.entries(loader.read(file, lookupFileSchema)?.lookups ?? {})) {
      const path = ['lookups', name];
      const message = `查找表“${name}”重复`;
      if (lookups[name]) loader.problems.push({ file, ...at(loader, file, path), level: 'error', message });
      lookups[name] = lookup;
    }
  return lookups;
}

function at(loader: Loader, file: string, place: (string | number)[]): { line: number; column: number } {
  return loader.files.get(file)?.locate(place) ?? { line: 0, column: 0 };
}

function pick(
  manifest: PackManifest,
): Pick<Pack, 'id' | 'version' | 'title' | 'authority' | 'region' | 'year' | 'summary' | 'subjects'> {
  const { id, version, title, authority, region, year, summary, subjects } = manifest;
  return { id, version, title, authority, region, year, summary, subjects };
}

/** SHA-256 over names and contents of all files, in name order. Samples are left out: they are not part of the rules. */
export function digestFolder(folder: string): string {
  const hash = crypto.createHash('sha256');
  const visit = (relative: string): void => {
    const entries = fs.readdirSync(path.join(folder, relative), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = relative ? `${relative}/${entry.name}` : entry.name;
      if (name === 'sample' || entry.isSymbolicLink()) continue;
      if (entry.isDirectory()) visit(name);
      else
        hash
          .update(`${name}\0`)
          .update(fs.readFileSync(path.join(folder, name)))
          .update('\0');
    }
  };
  visit('');
  return hash.digest('hex');
}
