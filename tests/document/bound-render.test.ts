/** A model into an untouched blank, by place ids: what the writers refuse or cannot show is never lost in silence. */
import { describe, expect, it } from 'vitest';
import type { ChosenItem, PlaceValue } from '../../core/document/model.ts';
import { renderDocument, RenderThread } from '../../electron/document/index.ts';
import { openZip, textOf } from '../../electron/document/zip.ts';
import { docx, p, placeOf, printed, run, tbl, tc, tr } from '../blank/word-support.ts';
import { model, png, rows, text } from './support.ts';

const at = { subject: 's1', form: 'f', question: 'q1' };
const chosen = (item: Partial<ChosenItem>): PlaceValue => ({
  kind: 'choice',
  chosen: [{ option: 'a', label: 'A', printed: '', other: '', ...item }],
  text: 'A',
  from: at,
});
const picture = (sha256: string, name: string): PlaceValue => ({
  kind: 'images',
  images: [{ sha256, name, caption: name }],
  widthMm: 100,
  heightMm: 100,
});

const render = (template: Uint8Array, values: Record<string, PlaceValue>, draft = false) =>
  renderDocument({
    model: model(values, { bound: true, template: 'blank.docx', draft }),
    template,
    evidence: (sha256) => {
      if (!/^[ab]+$/.test(sha256)) throw new Error(`no evidence ${sha256}`);
      return png(sha256.startsWith('a') ? 10 : 20, 10);
    },
  });

describe('columns of one name', () => {
  const blank = docx(
    tbl(tr('姓名', '电话', '姓名', '电话'), tr('', '', '', ''), tr('', '', '', ''), tr('', '', '', '')),
  );

  it('are told apart by where they stand', async () => {
    const place = placeOf(blank, '');
    const [a = '', b = '', c = '', d = ''] = place.columns?.map((column) => column.at) ?? [];
    const row = (...words: string[]): Record<string, PlaceValue> =>
      Object.fromEntries([a, b, c, d].map((id, i) => [id, text(words[i] ?? '')]));
    const { bytes, report } = await render(blank, {
      [place.id]: rows(row('甲', '1', '乙', '2'), row('丙', '', '丁', '4')),
    });
    expect(printed(bytes)).toContain('|甲|1|乙|2|丙||丁|4|');
    expect(report.mismatched).toEqual([]);
  });

  it('rows with nothing in them write nothing', async () => {
    const place = placeOf(blank, '');
    const { bytes, report } = await render(blank, { [place.id]: rows({}, {}) });
    expect([printed(bytes), report.placed]).toEqual([printed(blank), []]);
  });
});

it('words for 其他 without a blank behind it are told, with the place and the answer', async () => {
  const blank = docx(tbl(tr('用途', '□生产（自用）  □其他（外借）'), tr('备注', '')));
  const place = placeOf(blank, '用途');
  const label = place.options?.at(-1)?.label ?? '';
  const { bytes, report } = await render(blank, { [place.id]: chosen({ printed: label, other: '展览' }) });
  const shown = printed(bytes).includes('展览');
  expect(shown || report.warnings.some((warning) => warning.includes('“用途”处没有写入'))).toBe(true);
  if (!shown) expect(report.unplaced).toMatchObject([{ question: 'q1', at }]);
});

it('two pictures of one file name go each into its own frame', async () => {
  const blank = docx(tbl(tr('正面照片', tc(['', '', ''])), tr('背面照片', tc(['', '', '']))));
  const [front, back] = [placeOf(blank, '正面照片'), placeOf(blank, '背面照片')];
  expect([front.kind, back.kind]).toEqual(['image', 'image']);
  const { bytes } = await render(blank, { [front.id]: picture('aa', 'x.png'), [back.id]: picture('bb', 'x.png') });
  const media = [...openZip(bytes)].filter(([name]) => name.startsWith('word/media/'));
  expect(new Set(media.map(([, content]) => String(content))).size).toBe(2);
});

it('a draft is marked where the blank has no section of its own, and keeps every word', async () => {
  const blank = docx(p(run('登记表')) + tbl(tr('名称', '')));
  const place = placeOf(blank, '名称');
  const { bytes } = await render(blank, { [place.id]: text('甲') }, true);
  expect(printed(bytes)).toBe('草　稿|登记表|名称|甲|');
  expect(textOf(openZip(bytes), 'word/document.xml')).toMatch(
    /<w:sectPr><w:headerReference [^>]*w:type="default"[^>]*\/><\/w:sectPr>/,
  );
});

it('works in the thread that renders documents', async () => {
  const blank = docx(tbl(tr('名称', ''), tr('地址', '')));
  const thread = new RenderThread();
  try {
    const values = { [placeOf(blank, '名称').id]: text('甲公司') };
    const made = model(values, { bound: true, template: 'blank.docx' });
    const { bytes, report } = await thread.render({ model: made, template: blank, images: new Map() });
    expect(printed(bytes)).toBe('名称|甲公司|地址||');
    expect(report.placed).toEqual([{ place: '名称', text: '甲公司', where: 'T1 R1 C2' }]);
    expect(report.template.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  } finally {
    await thread.close();
  }
});
