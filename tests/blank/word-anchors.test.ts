/** The copy of a blank for drawing: a bookmark right before each place, and nothing else different. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorWordPlaces } from '../../electron/blank/word/anchors.ts';
import { readWordBlank } from '../../electron/blank/word/index.ts';
import { lintDocument } from '../../electron/document/index.ts';
import { openZip, textOf } from '../../electron/document/zip.ts';
import { docx, line, p, run, tbl, tc, tr } from './word-support.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../shared/samples/blanks');
const samples = fs.existsSync(SAMPLES) ? fs.readdirSync(SAMPLES).filter((name) => name.endsWith('.docx')) : [];

const plain = (xml: string): string => xml.replace(/<[^>]*>/g, '');
/** Text right behind the anchor of the place whose label ends so. */
function behind(bytes: Uint8Array, label: string): string {
  const { data, anchors } = anchorWordPlaces(bytes);
  const place = readWordBlank(bytes).places.find((each) => each.label.at(-1) === label);
  const xml = textOf(openZip(data), 'word/document.xml');
  const at = xml.indexOf(`w:name="${anchors[place?.id ?? ''] ?? '?'}"`);
  return at < 0 ? `no anchor for ${label}` : plain(xml.slice(xml.indexOf('<w:bookmarkEnd', at)));
}

describe('anchors', () => {
  it('stand between runs, right before the place', () => {
    const bytes = docx(
      p('单位名称：', line(8), '（公章）') +
        p(run('电话：____')) +
        tbl(tr('姓名', '', '性别', '□男 □女'), tr('简介', tc('请填写不超过50字'))) +
        '<w:p/>',
    );
    expect(behind(bytes, '单位名称')).toMatch(/^ {8}（公章）电话：/);
    expect(behind(bytes, '电话')).toMatch(/^____姓名/);
    expect(behind(bytes, '姓名')).toMatch(/^性别/);
    expect(behind(bytes, '性别')).toMatch(/^□男/);
  });

  it('split a run without losing its look or its spaces', () => {
    const bold = '<w:b/>';
    const bytes = docx(p(run('单位名称：____ 电话：____ 止', bold)));
    const { data } = anchorWordPlaces(bytes);
    const xml = textOf(openZip(data), 'word/document.xml');
    expect(plain(xml)).toBe('单位名称：____ 电话：____ 止');
    const runs = xml.match(/<w:r>.*?<\/w:r>/g) ?? [];
    expect(runs).toHaveLength(3);
    expect(runs.every((one) => one.includes('<w:rPr><w:b/></w:rPr>') && one.includes('xml:space="preserve"'))).toBe(
      true,
    );
  });

  it('use names and ids the blank does not', () => {
    const own = '<w:bookmarkStart w:id="7" w:name="wb_place_1"/><w:bookmarkEnd w:id="7"/>';
    const { data, anchors } = anchorWordPlaces(docx(`<w:p>${own}</w:p>${tbl(tr('姓名', ''))}`));
    const xml = textOf(openZip(data), 'word/document.xml');
    expect(Object.values(anchors)).not.toContain('wb_place_1');
    const ids = [...xml.matchAll(/bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.skipIf(samples.length === 0)('published samples', () => {
  it.each(samples)('%s has one for every place', (name) => {
    const bytes = new Uint8Array(fs.readFileSync(path.join(SAMPLES, name)));
    const { places } = readWordBlank(bytes);
    const { data, anchors } = anchorWordPlaces(bytes);
    expect(Object.keys(anchors)).toHaveLength(places.length);
    const [before, after] = [openZip(bytes), openZip(data)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const part of before.keys())
      if (/^word\/(?:document|header\d*|footer\d*)\.xml$/.test(part))
        expect(plain(textOf(after, part))).toBe(plain(textOf(before, part)));
      else expect(Buffer.from(textOf(after, part)).equals(Buffer.from(textOf(before, part)))).toBe(true);
    const xml = [...after.keys()]
      .filter((part) => part.endsWith('.xml'))
      .map((part) => textOf(after, part))
      .join('');
    for (const anchor of Object.values(anchors)) expect(xml).toContain(`w:name="${anchor}"`);
    expect(lintDocument(data, 'docx').filter((problem) => !problem.includes('书签'))).toEqual(
      lintDocument(bytes, 'docx').filter((problem) => !problem.includes('书签')),
    );
  });
});
