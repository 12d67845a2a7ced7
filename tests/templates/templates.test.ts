/** The committed templates: made by the generator, every tag bound, every place used, nothing wider than the paper. */
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { TagNode } from '../../core/document/tags.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { PlaceDefinition } from '../../core/form/pack-schema.ts';
import { inspectTemplate, lintDocument, templateTags } from '../../electron/document/index.ts';
import { allTemplates } from '../../scripts/make-templates/all.ts';
import { packFolder } from '../pack/sample.ts';
import { needs, validateOpenXml } from '../support/index.ts';
import { isOffered, modelOf, pack, sample, systems, templateOf } from './sample-documents.ts';

const ids = pack.documents.map((document) => document.id);
const format = (name: string): 'docx' | 'xlsx' => (name.endsWith('.xlsx') ? 'xlsx' : 'docx');
const index = indexPack(pack);

describe('the generator', () => {
  it.each(allTemplates)('writes $file as it is committed', { timeout: 120_000 }, async ({ file, make }) => {
    const committed = unzipSync(new Uint8Array(fs.readFileSync(path.join(packFolder, 'templates', file))));
    const made = unzipSync(await make());
    expect(Object.keys(made).sort()).toEqual(Object.keys(committed).sort());
    for (const [name, data] of Object.entries(made))
      expect(strFromU8(data) === strFromU8(committed[name] ?? new Uint8Array()), name).toBe(true);
  });
});

describe.each(pack.documents)('$id', (document) => {
  const template = templateOf(document);

  it('has no errors, and is valid for the Open XML SDK', async (context) => {
    expect(inspectTemplate(template, format(document.template)).problems).toEqual([]);
    expect(lintDocument(template, format(document.template))).toEqual([]);
    needs(context, 'validator');
    expect(await validateOpenXml(path.join(packFolder, document.template))).toEqual([]);
  });

  it('uses every place', () => {
    const tags = new Set<string>();
    const walk = (nodes: TagNode[]): void => {
      for (const node of nodes) {
        tags.add(node.name);
        walk(node.children);
      }
    };
    walk(templateTags(template, document.template));
    const unused: string[] = [];
    const look = (places: Record<string, string | PlaceDefinition>): void => {
      for (const [name, place] of Object.entries(places)) {
        if (!tags.has(name)) unused.push(name);
        if (typeof place === 'object' && place.each) look(place.each);
      }
    };
    look(document.places);
    expect(unused).toEqual([]);
  });

  it.each([0, 1, 2].filter((system) => isOffered(document, system)))(
    'binds every tag and shows every answer of system %i',
    (system) => {
      const model = modelOf(document.id, sample, system);
      expect(model.findings.filter((finding) => finding.kind === 'document' && finding.level === 'error')).toEqual([]);
      expect(model.unplaced.filter((answer) => answer.reason === '').map((answer) => answer.label)).toEqual([]);
    },
  );

  it('leaves out only questions that its forms ask', () => {
    const asked = new Set(
      [...index.questions.values()].filter(({ form }) => document.forms.includes(form.id)).map((e) => e.question.id),
    );
    expect(Object.keys(document.omit).filter((id) => !asked.has(id))).toEqual([]);
  });
});

it('no question is left out of every document, unless something else of the pack reads it', () => {
  // What decides or counts (期限的起算日、是否编制) need not be printed; nor is one left out that a place shows in part.
  const documents = pack.documents.map(({ places, when }) => ({ places, when }));
  const reading = JSON.stringify([pack.duties, documents, pack.forms, pack.checks]);
  const leftOut = [...index.questions.keys()].filter((id) => {
    if (new RegExp(`\\bq\\.${id}\\b`).test(reading)) return false;
    const feeding = pack.documents.filter((d) => d.forms.includes(index.questions.get(id)?.form.id ?? ''));
    return feeding.length > 0 && feeding.every((document) => id in document.omit);
  });
  expect(leftOut).toEqual([]);
  expect(systems(sample)).toHaveLength(3);
});

it('describes levels in the words of the form', () => {
  const report = pack.documents.find((document) => document.id === 'grading-report');
  const wrong: string[] = [];
  for (const [symbol, id] of Object.entries({ I: 'grd_impact', V: 'grd_service', R: 'grd_range' })) {
    const place = report?.places[`${symbol}等级描述`];
    const question = index.questions.get(id)?.question;
    if (question?.type !== 'choice') throw new Error(id);
    for (const option of question.options ?? [])
      if (!String(place).includes(`'${option.id}' ? '${/（(.*)）/.exec(option.label)?.[1]}：${option.hint}'`))
        wrong.push(`${id} ${option.id}`);
  }
  expect(wrong).toEqual([]);
});

describe.each(ids.filter((id) => id !== 'asset-tables'))('%s on paper', (id) => {
  const document = pack.documents.find((each) => each.id === id);
  const xml = strFromU8(
    unzipSync(fs.readFileSync(path.join(packFolder, document?.template ?? '')))['word/document.xml'] ??
      new Uint8Array(),
  );

  it('keeps every table inside the margins', () => {
    for (const section of xml.split('</w:sectPr>').slice(0, -1)) {
      const number = (name: string): number => Number(new RegExp(`w:${name}="(\\d+)"`).exec(tail)?.[1]);
      const tail = section.slice(section.lastIndexOf('<w:sectPr'));
      const room = number('w') - number('left') - number('right');
      for (const [grid] of section.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/g)) {
        const width = [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, match) => sum + Number(match[1]), 0);
        // A hair over is rounding of millimetres.
        expect(width).toBeLessThanOrEqual(room + 20);
      }
    }
  });

  it('names a font for Chinese letters wherever it names one', () => {
    for (const [fonts] of xml.matchAll(/<w:rFonts [^>]*>/g)) expect(fonts).toContain('w:eastAsia=');
  });

  it('ends every section with a paragraph that no marker takes away', () => {
    for (const match of xml.matchAll(/<w:p>(?:(?!<w:p>|<\/w:p>).)*<w:sectPr/g)) expect(match[0]).not.toContain('{{');
  });
});

it('keeps the rows beside a merged cell as low as the others, so that the page numbers of the contents hold', () => {
  for (const document of pack.documents.filter((each) => each.template.endsWith('.docx'))) {
    const xml = strFromU8(unzipSync(templateOf(document))['word/document.xml'] ?? new Uint8Array());
    const below = xml.split('<w:tc>').filter((cell) => cell.includes('<w:vMerge w:val="continue"/>'));
    expect(below.filter((cell) => !cell.includes('<w:pStyle w:val="Table'))).toEqual([]);
  }
});
