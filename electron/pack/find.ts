/** Packs installed on this machine. */
import fs from 'node:fs';
import path from 'node:path';
import { WorkbenchError } from '../../core/contract.ts';
import { loadPack, type LoadedPack } from './load.ts';

/** Every folder with a `pack.yaml` directly under `folders`, good or broken, by place, id, then newest version first. */
export function findPacks(folders: readonly string[], load: (folder: string) => LoadedPack = loadPack): LoadedPack[] {
  const found: LoadedPack[] = [];
  for (const folder of folders) {
    if (!fs.existsSync(folder)) continue;
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory() && fs.existsSync(path.join(full, 'pack.yaml'))) found.push(load(full));
    }
  }
  return found.sort((a, b) => {
    const [x, y] = [a.manifest, b.manifest];
    if (!x || !y) return x ? -1 : y ? 1 : 0;
    if (x.order !== y.order) return x.order - y.order;
    return x.id === y.id ? compareVersions(y.version, x.version) : x.id < y.id ? -1 : 1;
  });
}

export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

type UsablePack = LoadedPack & Required<Pick<LoadedPack, 'pack'>>;

/**
 * The pack with this id and, when given, this version (otherwise the newest).
 * @throws WorkbenchError PACK with what is there instead, or what is wrong with it.
 */
export function requirePack(packs: readonly LoadedPack[], id: string, version?: string): UsablePack {
  const sameId = packs.filter((candidate) => candidate.manifest?.id === id);
  const match = sameId.find((candidate) => version === undefined || candidate.manifest?.version === version);
  if (match?.pack) return { ...match, pack: match.pack };
  if (match) {
    const first = match.problems.find((problem) => problem.level === 'error');
    throw new WorkbenchError(
      'PACK',
      `规范包「${id}」有错误，不能使用：${first ? `${first.file} 第 ${first.line} 行，${first.message}` : ''}`,
      '请用“检查规范包”查看全部问题，或重新安装该规范包。',
    );
  }
  const present = sameId.map((candidate) => candidate.manifest?.version).join('、');
  throw new WorkbenchError(
    'PACK',
    version
      ? `本机没有规范包「${id}」的 ${version} 版${present ? `（现有：${present}）` : ''}`
      : `本机没有规范包「${id}」`,
    '请安装所需的规范包后再试；已有的案卷不会改动。',
  );
}

/**
 * The pack for a casefile made with `version`: that very one, or else the newest later one of the same main version,
 * whose questions keep their ids (docs/pack-format.md).
 * @throws WorkbenchError PACK
 */
export function requirePackFor(packs: readonly LoadedPack[], id: string, version: string): UsablePack {
  const later = packs.filter(
    ({ manifest, pack }) =>
      pack &&
      manifest?.id === id &&
      mainVersion(manifest.version) === mainVersion(version) &&
      compareVersions(manifest.version, version) > 0,
  );
  const exact = packs.some(({ manifest }) => manifest?.id === id && manifest.version === version);
  // `packs` lists the newest first.
  return requirePack(packs, id, exact ? version : (later[0]?.manifest?.version ?? version));
}

const mainVersion = (version: string): string => version.split('.')[0] ?? '';
