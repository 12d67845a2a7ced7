import { describe, expect, it } from 'vitest';
import { renderDocument, renderInWorker } from '../../electron/document/index.ts';
import { model, p, pictures, png, rows, table, text, word } from './support.ts';

describe('rendering in a worker', () => {
  it('gives the same bytes, with progress', async () => {
    const { value, evidence, byHash } = pictures([png(1)], ['甲']);
    const template = await word([p('{{单位}}'), p('{{%图}}')]);
    const asked = model({ 单位: text('甲公司'), 图: value });
    const steps: number[] = [];
    const off = await renderInWorker({
      model: asked,
      template,
      images: byHash,
      onProgress: (fraction) => steps.push(fraction),
    });
    const here = await renderDocument({ model: asked, template, evidence });
    expect(off.report).toEqual(here.report);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(1);
  });

  it('passes errors on as what they are', async () => {
    const failed = renderInWorker({ model: model({}), template: await word([p('{{坏')]), images: new Map() });
    await expect(failed).rejects.toMatchObject({ code: 'TEMPLATE', message: expect.stringContaining('坏') });
  });

  it('can be called off at once', async () => {
    const template = await word([table(['{{#表}}{{甲}}', '{{乙}}{{/表}}'])]);
    const many = Array.from({ length: 3000 }, (_, i) => ({ 甲: text(`甲${i}`), 乙: text(`乙${i}`) }));
    const control = new AbortController();
    const failed = renderInWorker({
      model: model({ 表: rows(...many) }),
      template,
      images: new Map(),
      signal: control.signal,
      onProgress: (fraction) => fraction > 0 && control.abort(),
    });
    await expect(failed).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
