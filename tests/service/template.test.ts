/** Installed templates: taken in, bound, carried over, activated, removed. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { unzipSync, zipSync } from 'fflate';
import { filingForm } from '../blank/sheet-forms.ts';
import { openDesk, PACK, type Desk } from './desk.ts';
import { confirmAll, DOCUMENT, fileOn, filingFormOfNextYear, infosOf, install, wordBlank } from './template-support.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

const at = (fingerprint: string) => ({ pack: PACK, document: DOCUMENT, fingerprint });
const ownTemplate = join(import.meta.dirname, '../../templates', PACK, 'templates/grading-report.docx');

describe('the life of a blank', () => {
  it('is installed with proposals, confirmed, activated, replaced by the pack’s own and removed', async () => {
    const path = fileOn(desk, '登记表.xlsx', await filingForm());
    const detail = await install(desk, path);
    expect(detail.info).toMatchObject({ kind: 'blank', origin: 'installed', fileName: '登记表.xlsx', active: false });
    expect(detail.info.open).toBe(detail.info.places);
    expect(detail.info.problem).toBe('');
    const { fingerprint } = detail.info;
    const name = detail.blank?.places.find((place) => place.label.at(-1) === '单位名称');
    expect(detail.binding?.places.find(({ place }) => place === name?.id)).toMatchObject({ question: 'ent_name' });

    const refused = await desk.fail('template.activate', at(fingerprint));
    expect(refused.code).toBe('NOT_READY');
    expect(refused.message).toContain(`还有 ${detail.info.open} 处没有确认：`);
    expect(refused.message.match(/「/g)).toHaveLength(5);

    const bound = await confirmAll(desk, detail);
    expect(bound.info.open).toBe(0);
    await desk.call('template.activate', at(fingerprint));
    expect((await infosOf(desk)).map(({ origin, active }) => [origin, active])).toEqual([
      ['pack', false],
      ['installed', true],
    ]);
    expect((await desk.fail('template.remove', at(fingerprint))).message).toContain('正在使用');

    const [own] = await infosOf(desk);
    await desk.call('template.activate', at(own?.fingerprint ?? ''));
    expect((await infosOf(desk)).map(({ active }) => active)).toEqual([true, false]);
    expect((await desk.fail('template.remove', at(own?.fingerprint ?? ''))).code).toBe('READ_ONLY');
    await desk.call('template.remove', at(fingerprint));
    expect(await infosOf(desk)).toHaveLength(1);
    expect(readdirSync(join(desk.home, 'templates', PACK, DOCUMENT))).toEqual(['active.yaml']);
    expect((await desk.fail('template.get', at(fingerprint))).code).toBe('NOT_FOUND');
  });

  it('is kept as it came, readable by a person, and found again after a restart', async () => {
    const bytes = await filingForm();
    const detail = await confirmAll(desk, await install(desk, fileOn(desk, '登记表.xlsx', bytes)));
    await desk.call('template.activate', at(detail.info.fingerprint));
    const folder = join(desk.home, 'templates', PACK, DOCUMENT, detail.info.fingerprint.slice(0, 16));
    expect(readdirSync(folder).sort()).toEqual(['binding.yaml', '登记表.xlsx']);
    expect(new Uint8Array(readFileSync(join(folder, '登记表.xlsx')))).toEqual(bytes);
    const again = openDesk({ home: desk.home });
    expect((await infosOf(again))[1]).toMatchObject({ active: true, open: 0, installedAt: detail.info.installedAt });
    // Installing the same file again answers what is there: nothing that was confirmed is lost.
    expect((await install(again, desk.path('登记表.xlsx'))).info.open).toBe(0);
    await again.clear();
  });

  it('takes what is bound and nothing else', async () => {
    const detail = await install(desk, fileOn(desk, '登记表.xlsx', await filingForm()));
    const bind = (places: unknown) => desk.fail('template.bind', { ...at(detail.info.fingerprint), places });
    const [first] = detail.binding?.places ?? [];
    const sign = detail.blank?.places.find(({ kind }) => kind === 'sign');
    expect((await bind([{ ...first, place: 'X!A1' }])).message).toContain('没有这个位置');
    expect((await bind([{ ...first, question: 'nobody_asks' }])).message).toContain('没有问题「nobody_asks」');
    expect((await bind([{ place: sign?.id, label: '', question: 'ent_name', confirmed: true }])).message).toContain(
      '不能填',
    );
    expect((await bind([{ ...first, unknown: 1 }])).code).toBe('BAD_INPUT');
    const [own] = await infosOf(desk);
    const places = [{ place: 'p1', label: '', confirmed: true }];
    expect((await desk.fail('template.bind', { ...at(own?.fingerprint ?? ''), places })).code).toBe('READ_ONLY');
  });
});

describe('next year’s blank', () => {
  it('leaves only what is different to confirm', async () => {
    await confirmAll(desk, await install(desk, fileOn(desk, '2025.xlsx', await filingForm())));
    const detail = await install(desk, fileOn(desk, '2026.xlsx', await filingFormOfNextYear()));
    expect(detail.binding?.carriedFrom).toMatchObject({ blank: '2025.xlsx' });
    const of = (label: string) => detail.binding?.places.find((entry) => entry.label.endsWith(label));
    expect(of('单位性质')?.difference).toBe('选项变化：新增「港澳台」');
    expect(of('员工总数')?.difference).toMatch(/标签变化：.*员工数 → .*员工总数/);
    expect(detail.binding?.places.find((entry) => entry.difference?.includes('限制'))?.difference).toContain('20 → 50');
    expect(of('备用网址')).toMatchObject({ confirmed: false, difference: '新增的位置' });
    expect(of('单位名称')).toMatchObject({ confirmed: true, question: 'ent_name' });
    expect(detail.removed.map(({ old }) => old?.label.at(-1))).toEqual(['上线日期']);
    // Those four, and nothing else.
    expect(detail.info.open).toBe(4);
    expect(detail.binding?.places.filter(({ difference }) => difference !== undefined)).toHaveLength(4);
  });

  it('is not carried over from another form altogether', async () => {
    await confirmAll(desk, await install(desk, fileOn(desk, '登记表.xlsx', await filingForm())));
    const detail = await install(desk, fileOn(desk, '别的.docx', wordBlank()));
    expect(detail.binding?.carriedFrom).toBeUndefined();
    expect(detail.binding?.places.every(({ difference }) => difference === undefined)).toBe(true);
  });

  it('takes a binding made for it, and refuses another’s', async () => {
    const path = fileOn(desk, '登记表.xlsx', await filingForm());
    const first = await confirmAll(desk, await install(desk, path, 'review-form'));
    const binding = desk.path('binding.yaml');
    writeFileSync(binding, stringify(first.binding));
    const given = { pack: PACK, document: DOCUMENT, path, binding };
    expect((await desk.call('template.install', given)).info.open).toBe(0);
    const other = fileOn(desk, '别的.docx', wordBlank());
    const refused = await desk.fail('template.install', { ...given, path: other });
    expect(refused.message).toContain('是为另一份空白文件「登记表.xlsx」做的');
    expect(refused.advice).toContain('沿用');
    expect(await infosOf(desk)).toHaveLength(2);
  });
});

describe('a template with tags of ours', () => {
  const retagged = (from: string, to: string): Uint8Array => {
    const parts = unzipSync(readFileSync(ownTemplate));
    const text = new TextDecoder().decode(parts['word/document.xml']);
    expect(text).toContain(from);
    parts['word/document.xml'] = new TextEncoder().encode(text.replace(from, to));
    return zipSync(parts);
  };

  it('is checked against the document and needs no binding', async () => {
    const detail = await install(desk, fileOn(desk, '自制.docx', retagged('</w:body>', '<w:p/></w:body>')));
    expect(detail.info).toMatchObject({ kind: 'tagged', open: 0, problem: '' });
    expect(detail.tags).toMatchObject({ unbound: [], unused: [] });
    expect(detail.tags?.tags.length).toBeGreaterThan(20);
    await desk.call('template.activate', at(detail.info.fingerprint));
  });

  it('is not activated while a tag means nothing here', async () => {
    const extra = '<w:p><w:r><w:t>{{没有的占位}}</w:t></w:r></w:p></w:body>';
    const detail = await install(desk, fileOn(desk, '自制.docx', retagged('</w:body>', extra)));
    expect(detail.tags?.unbound).toEqual(['没有的占位']);
    const refused = await desk.fail('template.activate', at(detail.info.fingerprint));
    expect(refused).toMatchObject({ code: 'TEMPLATE' });
    expect(refused.message).toContain('「没有的占位」');
  });
});

describe('the page', () => {
  it('has a bookmark right before each place, and the stored file has none', async () => {
    const bytes = wordBlank();
    const detail = await install(desk, fileOn(desk, '登记表.docx', bytes));
    const { data, anchors, format } = await desk.call('template.page', at(detail.info.fingerprint));
    expect(format).toBe('docx');
    const xml = new TextDecoder().decode(unzipSync(Buffer.from(data, 'base64'))['word/document.xml']);
    expect(Object.keys(anchors).sort()).toEqual(detail.blank?.places.map(({ id }) => id).sort());
    for (const name of Object.values(anchors)) expect(xml.split(`w:name="${name}"`)).toHaveLength(2);
    const tick = detail.blank?.places.find(({ kind }) => kind === 'tick-one' || kind === 'tick-many');
    const name = anchors[tick?.id ?? ''] ?? '';
    expect(xml.slice(xml.indexOf(`w:name="${name}"`)).replace(/<[^>]*>|^[^>]*>/g, '')).toMatch(/^□国有/);
    const contact = anchors[detail.blank?.places.find(({ label }) => label.at(-1) === '联系人')?.id ?? ''] ?? '';
    expect(xml.slice(0, xml.indexOf(`w:name="${contact}"`)).replace(/<[^>]*>?/g, '')).toMatch(/联系人：$/);
    // Nothing but bookmarks has come in.
    const text = (one: string) => one.replace(/<[^>]*>/g, '');
    expect(text(xml)).toBe(text(new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])));
    const own = await desk.call('template.page', at((await infosOf(desk))[0]?.fingerprint ?? ''));
    expect(own.anchors).toEqual({});
  });

  it('of a workbook is the file itself', async () => {
    const bytes = await filingForm();
    const detail = await install(desk, fileOn(desk, '登记表.xlsx', bytes));
    const page = await desk.call('template.page', at(detail.info.fingerprint));
    expect(new Uint8Array(Buffer.from(page.data, 'base64'))).toEqual(bytes);
    expect(
      parse(
        readFileSync(
          join(desk.home, 'templates', PACK, DOCUMENT, detail.info.fingerprint.slice(0, 16), 'binding.yaml'),
          'utf8',
        ),
      ),
    ).toMatchObject({ document: DOCUMENT, blank: '登记表.xlsx' });
  });
});
