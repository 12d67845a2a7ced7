import { describe, expect, it } from 'vitest';
import { openZip, setText, textOf } from '../../electron/document/zip.ts';
import { rereadWord } from '../../electron/document/word/reread.ts';
import type { Expected } from '../../electron/document/word/expand.ts';
import { p, pictures, png, render, rows, table, text, word } from './support.ts';

const MAIN = 'word/document.xml';

/** The places of a finished document, as the writer noted them. */
async function sample() {
  const { value, evidence } = pictures([png(1)], ['甲']);
  const template = await word([p('{{单位}}'), table(['{{#表}}{{名}}', '{{数}}{{/表}}']), p('{{%图}}')]);
  const values = {
    单位: text('甲公司'),
    表: rows({ 名: text('服务器'), 数: text('3') }, { 名: text('网关'), 数: text('5') }),
    图: value,
  };
  const { bytes, report } = await render(template, values, {}, evidence);
  const sha256 = value.kind === 'images' ? value.images[0]?.sha256 : undefined;
  const expected: Expected[] = report.placed.map(({ place, text: shown, where }) => ({
    place,
    text: shown,
    part: MAIN,
    path: where.startsWith('T') ? `${where} p1` : where,
    continued: false,
    ...(place === '图' && sha256 ? { sha256 } : {}),
  }));
  return { parts: openZip(bytes), expected };
}

describe('reading back', () => {
  it('finds everything in an untouched file', async () => {
    const { parts, expected } = await sample();
    expect(expected).toHaveLength(6);
    expect(rereadWord(parts, expected)).toEqual([]);
  });

  it.each([
    ['a changed text', (xml: string) => xml.replace('甲公司', '乙公司'), '单位'],
    ['a lost row', (xml: string) => xml.replace(/<w:tr[ >].*?<\/w:tr>/s, ''), '表 / 名'],
    [
      'swapped cells',
      (xml: string) => xml.replace('服务器', '#').replace('>3<', '>服务器<').replace('#', '3'),
      '表 / 名',
    ],
    ['an added paragraph', (xml: string) => xml.replace('<w:body>', '<w:body><w:p/>'), '单位'],
    ['a picture without reference', (xml: string) => xml.replace(/<a:blip[^>]*\/>/, ''), '图'],
    [
      'a left-over token',
      (xml: string) => xml.replace('</w:body>', '<w:p><w:r><w:t>\uFDD00\uFDD1</w:t></w:r></w:p></w:body>'),
      MAIN,
    ],
  ])('notices %s', async (_what, mutilate, place) => {
    const { parts, expected } = await sample();
    setText(parts, MAIN, mutilate(textOf(parts, MAIN)));
    expect(rereadWord(parts, expected).map((each) => each.place)).toContain(place);
  });

  it('notices broken XML and a lost part', async () => {
    const { parts, expected } = await sample();
    parts.delete('word/_rels/document.xml.rels');
    expect(rereadWord(parts, expected).map((each) => each.place)).toEqual(['图']);
    setText(parts, MAIN, textOf(parts, MAIN).replace('</w:tbl>', ''));
    expect(rereadWord(parts, expected)[0]?.found).toContain('XML 不完整');
  });

  it('notices other bytes in the picture', async () => {
    const { parts, expected } = await sample();
    const media = [...parts.keys()].find((name) => name.includes('media/')) ?? '';
    parts.set(media, png(9));
    expect(rereadWord(parts, expected).map((each) => each.place)).toEqual(['图']);
  });
});
