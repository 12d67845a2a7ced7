/** A fact asked in another form must not leave a blank in a formal document: its finding belongs to the document too. */
import { beforeAll, describe, expect, it } from 'vitest';
import { documentFindings } from '../../core/document/build-model.ts';
import { shownQuestions } from '../../core/document/shown-questions.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { loadedPack, packFolder } from './sample.ts';
import { type CellChange, judgeChanged, type Sample, sampleWithRows } from './shanghai-rows.ts';

const pack = loadedPack(packFolder);
let sample: Sample;
beforeAll(async () => {
  sample = await sampleWithRows(pack);
});

function definitionOf(document: string): DocumentDefinition {
  const definition = pack.documents.find(({ id }) => id === document);
  if (!definition) throw new Error(document);
  return definition;
}

const asset = (no: string, column: string): CellChange => ({ register: 'rsk_assets', no, column, value: null });

/** Questions and columns that keep a document from being final after a change. */
function blocking(document: string, changes: CellChange[]): string[] {
  const { evaluation } = judgeChanged(sample, changes);
  const definition = definitionOf(document);
  const state = [...evaluation.subjects.values()].filter(({ subject }) => subject.kind === 'system')[0];
  if (!state) throw new Error(document);
  return documentFindings(indexPack(pack), evaluation, definition, state)
    .filter(({ level }) => level === 'error')
    .map(({ at }) => [at.question, ...(at.column === undefined ? [] : [at.column])].join('.'));
}

describe('facts a document shows from other forms', () => {
  it.each([
    ['conformity-report', { question: 'sys_description', value: null }, 'sys_description'],
    ['conformity-report', { question: 'grd_level', value: null }, 'grd_level'],
    ['conformity-report', { question: 'rev_filing_date', value: null }, 'rev_filing_date'],
    ['risk-report', { question: 'sys_description', value: null }, 'sys_description'],
  ] satisfies [string, CellChange, string][])('%s waits for %o', (document, change, at) => {
    expect(blocking(document, [])).toEqual([]);
    expect(blocking(document, [change])).toContain(at);
  });

  it('of a contact the fields it names count', () => {
    const without = (field: string): CellChange => ({ question: 'ent_leader', field, value: null });
    expect(blocking('risk-report', [without('name')])).toEqual(['ent_leader.name']);
    expect(blocking('risk-report', [without('phone')])).toEqual([]);
  });

  it('of a register only the columns that are listed count', () => {
    const shown = shownQuestions(definitionOf('conformity-report'));
    expect(shown.get('rsk_assets')?.columns).toContain('name');
    expect(shown.get('rsk_assets')?.columns).not.toContain('c');
    const [no] = [...(sample.judged.checked.get('rsk_assets') ?? [])].map(({ view }) => String(view['no']));
    expect(blocking('conformity-report', [asset(no ?? '', 'c')])).toEqual([]);
    expect(blocking('risk-report', [asset(no ?? '', 'c')])).toContain('rsk_assets.c');
    // Its place has 「/」 for an empty answer.
    expect(blocking('conformity-records', [asset(no ?? '', 'owner')])).toEqual([]);
  });
});
