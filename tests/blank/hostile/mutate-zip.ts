/** Ways to break the container, and whole parts of it. */
import { unzipSync, zipSync } from 'fflate';
import type { Chance } from './random.ts';
import { XML_MUTATIONS } from './mutate-xml.ts';

type ZipMutation = (file: Uint8Array, chance: Chance) => Uint8Array;
type Files = Record<string, Uint8Array>;

const pack = (files: Files): Uint8Array => zipSync(files, { level: 1 });

function repeatedBytes(file: Uint8Array, chance: Chance, most: number, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = Uint8Array.from(file);
  for (let i = chance.below(most); i >= 0; i -= 1) change(copy);
  return copy;
}

/** Offsets of a record's signature: `PK\1\2` in the directory, `PK\3\4` before each part. */
function records(file: Uint8Array, kind: 1 | 3): number[] {
  const found: number[] = [];
  for (let at = 0; at + 46 < file.length; at += 1)
    if (file[at] === 0x50 && file[at + 1] === 0x4b && file[at + 2] === kind && file[at + 3] === kind + 1)
      found.push(at);
  return found;
}

const CENTRAL_FIELDS = [8, 10, 16, 20, 24, 28, 30, 32, 42];
const LOCAL_FIELDS = [6, 8, 14, 18, 22, 26, 28];
const WRONG = [0, 1, 0xff, 0xffff, 0x7fffffff, 0xffffffff];

function wrongHeaders(file: Uint8Array, chance: Chance): Uint8Array {
  return repeatedBytes(file, chance, 3, (copy) => {
    const central = chance.below(3) > 0;
    const at = chance.pick(records(copy, central ? 1 : 3));
    const field = chance.pick(central ? CENTRAL_FIELDS : LOCAL_FIELDS);
    new DataView(copy.buffer).setUint32(at + field, chance.pick(WRONG), true);
  });
}

/** The same name twice: two entries of equal length, one renamed after packing. */
function duplicateEntry(file: Uint8Array, chance: Chance): Uint8Array {
  const files = unzipSync(file);
  const name = chance.pick(Object.keys(files));
  const twin = `${name.slice(0, -1)}~`;
  const packed = Buffer.from(pack({ ...files, [twin]: files[chance.pick(Object.keys(files))] ?? new Uint8Array() }));
  for (let at = packed.indexOf(twin); at >= 0; at = packed.indexOf(twin, at)) packed.write(name, at);
  return new Uint8Array(packed);
}

const HARMFUL = [
  '../../evil.xml',
  '/etc/evil',
  'C:\\evil.txt',
  'word\\document.xml',
  'WORD/DOCUMENT.XML',
  'a\u0000b.xml',
];

const renamed = (files: Files, from: string, to: string): Files =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name === from ? to : name, bytes]));

/** The parts that are read, three times as likely as any other. */
function likelyPart(files: Files, chance: Chance): string {
  const names = Object.keys(files);
  const read = names.filter((name) =>
    /document\.xml$|sheet\d+\.xml$|sharedStrings|styles|header\d|workbook\.xml$/.test(name),
  );
  return chance.pick(chance.below(4) > 0 && read.length > 0 ? read : names);
}

const onParts =
  (change: (files: Files, chance: Chance) => Files): ZipMutation =>
  (file, chance) =>
    pack(change(unzipSync(file), chance));

const ZIP_MUTATIONS: Record<string, ZipMutation> = {
  'bytes flipped': (file, chance) =>
    repeatedBytes(file, chance, 30, (copy) => void (copy[chance.below(copy.length)] = chance.below(256))),
  'bits flipped at the end': (file, chance) =>
    repeatedBytes(file, chance, 8, (copy) => {
      const at = copy.length - 1 - chance.below(600);
      copy[at] = (copy[at] ?? 0) ^ (1 << chance.below(8));
    }),
  truncated: (file, chance) => file.slice(0, chance.below(file.length)),
  'range zeroed': (file, chance) => {
    const at = chance.below(file.length);
    return Uint8Array.from(file).fill(0, at, at + chance.below(5000));
  },
  'range doubled': (file, chance) => {
    const at = chance.below(file.length);
    return Buffer.concat([file.subarray(0, at), file.subarray(Math.max(0, at - chance.below(5000)))]);
  },
  'wrong sizes in headers': wrongHeaders,
  'duplicate entry': duplicateEntry,
  'part removed': onParts((files, chance) => {
    const gone = likelyPart(files, chance);
    return Object.fromEntries(Object.entries(files).filter(([name]) => name !== gone));
  }),
  'parts exchanged': onParts((files, chance) => {
    const [a, b] = [likelyPart(files, chance), likelyPart(files, chance)];
    return { ...files, [a]: files[b] ?? new Uint8Array(), [b]: files[a] ?? new Uint8Array() };
  }),
  'parts shuffled': onParts((files, chance) => {
    const names = Object.keys(files);
    const shuffled = names.map((name) => ({ name, order: chance.below(1000) })).sort((a, b) => a.order - b.order);
    return Object.fromEntries(shuffled.map(({ name }) => [name, files[name] ?? new Uint8Array()]));
  }),
  'part renamed': onParts((files, chance) => renamed(files, likelyPart(files, chance), chance.pick(HARMFUL))),
  'part emptied': onParts((files, chance) => ({ ...files, [likelyPart(files, chance)]: new Uint8Array() })),
  'part as UTF-16': onParts((files, chance) => {
    const name = likelyPart(files, chance);
    const text = Buffer.from(files[name] ?? new Uint8Array()).toString('utf8');
    return { ...files, [name]: new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')) };
  }),
};

const inXml =
  (name: string): ZipMutation =>
  (file, chance) => {
    const files = unzipSync(file);
    const part = likelyPart(files, chance);
    const text = Buffer.from(files[part] ?? new Uint8Array()).toString('utf8');
    const changed = XML_MUTATIONS[name]?.(text, chance) ?? text;
    return pack({ ...files, [part]: new Uint8Array(Buffer.from(changed)) });
  };

const MUTATIONS: readonly (readonly [string, ZipMutation])[] = [
  ...Object.entries(ZIP_MUTATIONS),
  ...Object.keys(XML_MUTATIONS).map((name) => [name, inXml(name)] as const),
];

export interface Mutant {
  how: string;
  bytes: Uint8Array;
}

/** Every kind of damage comes equally often; a third of the copies is damaged twice. */
export function mutantOf(file: Uint8Array, seed: number, chance: Chance): Mutant {
  const [how, mutate] = MUTATIONS[seed % MUTATIONS.length] ?? chance.pick(MUTATIONS);
  const once = mutate(file, chance);
  if (chance.below(3) > 0) return { how, bytes: once };
  const [more, again] = chance.pick(MUTATIONS);
  try {
    return { how: `${how}, ${more}`, bytes: again(once, chance) };
  } catch {
    // Too broken to be unpacked and broken further.
    return { how, bytes: once };
  }
}
