/** The published blanks: every listed place is found, filled and read back; nothing else in the files changes. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BlankPlace, FillValue } from '../../core/blank/place.ts';
import { fillWordBlank, readWordBlank } from '../../electron/blank/word/index.ts';
import { lintDocument } from '../../electron/document/lint.ts';
import { openZip } from '../../electron/document/zip.ts';
import { needs, tempDir, validateOpenXml } from '../support/index.ts';
import { png } from '../document/support.ts';

const folder = path.resolve(import.meta.dirname, '../../../shared/samples/blanks');
const present = fs.existsSync(path.join(folder, 'blanks.tsv'));

interface Row {
  file: string;
  label: string;
  at: string;
  kind: string;
}

const listed: Row[] = present
  ? fs
      .readFileSync(path.join(folder, 'blanks.tsv'), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([file = '']) => file.endsWith('.docx'))
      .map(([file = '', label = '', , at = '', kind = '']) => ({ file, label, at, kind }))
  : [];
const files = [...new Set(listed.map(({ file }) => file))];
const bytesOf = (file: string): Uint8Array => fs.readFileSync(path.join(folder, file));

const isPlace = (place: BlankPlace, { at, kind }: Row): boolean =>
  (place.at === at && place.kind === kind) ||
  (place.columns?.some((column) => column.at === at && column.kind === kind) ?? false);

function rowsFor(place: BlankPlace): FillValue {
  const count = Math.min(place.limit ?? 99, (place.rows ?? 0) + 1);
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      (place.columns ?? [])
        .filter((column) => column.label.at(-1) !== '序号')
        .map((column) => [
          column.label.join(' / '),
          column.options?.[0]?.label ??
            (column.kind === 'sdt-date' ? '2026-07-15' : `第${row + 1}行${column.label.at(-1) ?? ''}`),
        ]),
    ),
  );
}

function sampleValue(place: BlankPlace, number: number): FillValue {
  const last = place.options?.at(-1)?.label ?? '';
  switch (place.kind) {
    case 'row':
      return rowsFor(place);
    case 'tick-many':
      return /^其/.test(last) ? [`${last}：另一种${number}`] : [last];
    case 'tick-one':
    case 'sdt-dropdown':
      return last;
    case 'sdt-check':
      return true;
    case 'date':
    case 'sdt-date':
      return '2026-07-15';
    case 'image':
      return { image: '照片.png' };
    case 'sdt-bound':
      return /Date/.test(place.label.join()) ? '2026-07-15' : `甲乙${number}`;
    default:
      return `样例内容${number}`;
  }
}

const untouchable = (place: BlankPlace): boolean => ['sign', 'office-use'].includes(place.kind);

function fillAll(file: string) {
  const { places } = readWordBlank(bytesOf(file));
  const open = places.filter((place) => !untouchable(place));
  const assignments = open.map((place, i) => ({ place: place.id, value: sampleValue(place, i) }));
  const filled = fillWordBlank(bytesOf(file), assignments, { image: () => png(7, 300, 400) });
  return { places, open, ...filled };
}

describe.skipIf(!present)('the published Word blanks', () => {
  it('every listed place is found, with its kind', () => {
    const places = new Map(files.map((file) => [file, readWordBlank(bytesOf(file)).places]));
    const tally = new Map<string, [number, number]>();
    const misses: string[] = [];
    for (const row of listed) {
      const found = places.get(row.file)?.some((place) => isPlace(place, row)) ?? false;
      const [hits, all] = tally.get(row.kind) ?? [0, 0];
      tally.set(row.kind, [hits + (found ? 1 : 0), all + 1]);
      if (!found) misses.push(`${row.file} ${row.at} ${row.kind} ${row.label}`);
    }
    console.log([...tally].map(([kind, [hits, all]]) => `${kind} ${hits}/${all}`).join(', '));
    expect(misses).toEqual([]);
  });

  it.each(files)('%s: all places filled and read back, other parts byte for byte as before', (file) => {
    const { open, bytes, report } = fillAll(file);
    expect(report.refused).toEqual([]);
    expect(report.mismatched).toEqual([]);
    expect(report.placed).toHaveLength(open.length);
    const before = openZip(bytesOf(file));
    const after = openZip(bytes);
    const changed = [...before].filter(
      ([name, content]) => Buffer.compare(Buffer.from(content), Buffer.from(after.get(name) ?? '')) !== 0,
    );
    const allowed =
      /^word\/(?:document|header\d*|footer\d*)\.xml$|^word\/_rels\/document\.xml\.rels$|^\[Content_Types\]\.xml$/;
    expect(changed.map(([name]) => name).filter((name) => !allowed.test(name))).toEqual([]);
    expect([...after.keys()].filter((name) => !before.has(name) && !name.startsWith('word/media/filled'))).toEqual([]);
    const known = new Set(lintDocument(bytesOf(file), 'docx'));
    expect(lintDocument(bytes, 'docx').filter((problem) => !known.has(problem))).toEqual([]);
  });

  it('the Open XML validator finds nothing that the blank did not have', { timeout: 120_000 }, async (context) => {
    needs(context, 'validator');
    for (const file of files) {
      const target = path.join(tempDir(), file);
      fs.writeFileSync(target, fillAll(file).bytes);
      const source = path.join(tempDir(), file);
      fs.writeFileSync(source, bytesOf(file));
      // Cloned rows repeat what the blank's own rows have; only new kinds of errors count.
      const kind = (message: string): string => message.replace(/\/w:[^\s]*|\d+/g, '');
      const known = new Set((await validateOpenXml(source)).map(kind));
      const fresh = (await validateOpenXml(target)).filter((message) => !known.has(kind(message)));
      expect(fresh, file).toEqual([]);
    }
  });

  it('a row over a printed limit is refused, a row within it added', () => {
    const bytes = bytesOf('szmath-award.docx');
    const place = readWordBlank(bytes).places.find(({ at }) => at === 'T4 R2 C1');
    expect(place).toMatchObject({ kind: 'row', limit: 5, rows: 4 });
    const rows = Array.from({ length: 6 }, (_, i) => ({ 起止年月: `200${i}年`, 任兼职职务: `理事${i}` }));
    const named = rows.map((row) => ({ 起止年月: row.起止年月, '任（兼）职职务': row.任兼职职务 }));
    const { report, bytes: filled } = fillWordBlank(bytes, [{ place: 'T4 R2 C1', value: named }]);
    expect(report.mismatched).toEqual([]);
    expect(report.refused).toHaveLength(1);
    const text = new TextDecoder().decode(openZip(filled).get('word/document.xml') as Uint8Array);
    expect(text).toContain('理事4');
    expect(text).not.toContain('理事5');
  });
});
