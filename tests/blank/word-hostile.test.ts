/** Files from strangers: refused with a sentence, or survived; never a crash, a hang or a look outside. */
import fs from 'node:fs';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../core/contract.ts';
import { fillWordBlank, readWordBlank } from '../../electron/blank/word/index.ts';
import { docx, p, tbl, tr } from './word-support.ts';

const good = docx(p('表') + tbl(tr('名称', '')));

function refusal(bytes: Uint8Array): string {
  try {
    readWordBlank(bytes);
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'TEMPLATE') return error.message;
    throw error;
  }
  return '';
}
const withPart = (name: string, content: string | Uint8Array): Uint8Array =>
  zipSync({ ...unzipSync(good), [name]: typeof content === 'string' ? strToU8(content) : content });

describe('hostile and unsuitable files', () => {
  it('are refused with a clear sentence', () => {
    const entity =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>';
    expect(refusal(strToU8('not a zip'))).toContain('这不是 Word');
    expect(refusal(good.slice(0, good.length - 40))).toContain('打不开');
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]))).toContain('旧格式');
    expect(refusal(withPart('word/vbaProject.bin', 'x'))).toContain('宏');
    expect(refusal(withPart('word/document.xml', entity))).toContain('实体');
    expect(refusal(withPart('customXml/item1.xml', '<!DOCTYPE r SYSTEM "http://127.0.0.1/x"><r/>'))).toContain('实体');
    expect(refusal(withPart('../../evil.xml', '<x/>'))).toContain('路径');
    expect(refusal(withPart('C:/evil.txt', 'x'))).toContain('路径');
    expect(refusal(withPart('word/media/a.bin', new Uint8Array(60_000_000)))).toContain('大得不正常');
    expect(refusal(withPart('word/document.xml', '<w:document><w:body><w:p></w:body></w:document>'))).toContain(
      '打不开',
    );
    expect(refusal(withPart('word/document.xml', `<w:document><w:body>${'<w:p>'.repeat(50_000)}`))).toContain('打不开');
    expect(refusal(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toContain('Excel');
  });

  it('external relationships are left as they are and never followed', () => {
    const relations =
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>';
    const bytes = withPart('word/_rels/document.xml.rels', relations);
    const { bytes: filled, report } = fillWordBlank(bytes, [{ place: 'T1 R1 C2', value: '甲' }]);
    expect(report.mismatched).toEqual([]);
    expect(new TextDecoder().decode(unzipSync(filled)['word/_rels/document.xml.rels'])).toBe(relations);
  });

  it('values with markup, controls and lone surrogates stay text', () => {
    const { bytes, report } = fillWordBlank(good, [{ place: 'T1 R1 C2', value: '<w:p>&\u0000\uD800]]>"' }]);
    expect(report.mismatched).toEqual([]);
    expect(readWordBlank(bytes).places.filter(({ at }) => at === 'T1 R1 C2')).toEqual([]);
  });
});

const folder = path.resolve(import.meta.dirname, '../../../shared/samples/blanks');
const samples = ['gd-paper-entry.docx', 'nst-js002-application.docx'];

/** Reproducible noise. */
function* noise(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    yield state;
  }
}

describe.skipIf(!fs.existsSync(folder))('mutated copies of the samples', () => {
  it.each(samples)('%s: 60 copies are read, filled or refused', { timeout: 60_000 }, (file) => {
    const parts = unzipSync(fs.readFileSync(path.join(folder, file)));
    const source = parts['word/document.xml'] ?? new Uint8Array();
    const random = noise(file.length);
    const next = (below: number): number => (random.next().value as number) % below;
    let refused = 0;
    for (let copy = 0; copy < 60; copy += 1) {
      let xml: Uint8Array = source;
      for (let change = 0; change < 3; change += 1) {
        const at = next(xml.length);
        const head = xml.subarray(0, at);
        if (copy % 3 === 0) xml = Buffer.concat([head, Buffer.of(32 + next(94)), xml.subarray(at + 1)]);
        else if (copy % 3 === 1) xml = Buffer.concat([head, xml.subarray(Math.min(xml.length, at + next(400)))]);
        else xml = Buffer.concat([head, xml.subarray(next(at + 1), at), xml.subarray(at)]);
      }
      const bytes = zipSync({ ...parts, 'word/document.xml': xml }, { level: 1 });
      try {
        const { places } = readWordBlank(bytes);
        fillWordBlank(
          bytes,
          places.slice(0, 20).map(({ id }) => ({ place: id, value: '甲' })),
        );
      } catch (error) {
        if (!(error instanceof WorkbenchError) || error.code !== 'TEMPLATE') throw error;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});
