import { beforeAll, describe, expect, it } from 'vitest';
import { subjectsOf } from '../../core/answer/answer.ts';
import { changed, judge, loadedPack, packFolder, SAMPLE_TODAY, sampleAnswers } from './sample.ts';
import { cases, unreachable } from './shanghai-checks.ts';
import { judgeChanged, type Sample, sampleWithRows } from './shanghai-rows.ts';
import { expectSentence, writtenChecks } from './written-checks.ts';

const pack = loadedPack(packFolder);
const sample = sampleAnswers(pack);
/** With the rows of its registers, some of which must have rows. */
let whole: Sample;
beforeAll(async () => {
  whole = await sampleWithRows(pack);
});

/** Checks of the assessments after filing look at registers: tests/templates/conformity.test.ts, risk-checks.test.ts. */
const ELSEWHERE = /^(?:C|CNF|RCT|R|RSK|CHK|DTY)-|^X-(?:01g|02b|03[cd]|06b)$/;

const ours = writtenChecks(pack)
  .filter(({ id, of }) => of !== 'row' && !ELSEWHERE.test(id))
  .map(({ id }) => id);

describe('the sample', () => {
  it.each([SAMPLE_TODAY, '2026-11-20', '2031-01-01'])('has no errors on %s', (today) => {
    const errors = judgeChanged(whole, [], today).evaluation.findings.filter((finding) => finding.level === 'error');
    expect(errors.map((finding) => finding.message)).toEqual([]);
  });

  it('is graded as its reasons say', () => {
    const { subjects } = judge(pack, sample);
    const results = subjectsOf(sample)
      .filter((subject) => subject.kind === 'system')
      .map((subject) => subjects.get(subject.id)?.view['grd_result'] as { k: number; level: string; folded: string });
    expect(results.map(({ k, level, folded }) => [k, level, folded])).toEqual([
      [3.4, '3.2', '3'],
      [2.4, '2', '2'],
      [3.2, '3.2', '3'],
    ]);
  });

  it('answers every required question', () => {
    for (const state of whole.judged.evaluation.subjects.values())
      for (const progress of state.progress.values()) expect(progress.answered).toBe(progress.required);
  });
});

describe('every check of the pack speaks when its mistake is made', () => {
  it('and none was forgotten', () => {
    expect([...Object.keys(cases), ...unreachable].sort()).toEqual(ours.sort());
  });

  it.each(Object.entries(cases))('%s', (id, { changes, today }) => {
    const said = judge(pack, changed(sample, changes), today).findings.filter((finding) => finding.check === id);
    expect(said).not.toEqual([]);
    for (const { message } of said) expectSentence(message);
  });

  it.each(['99999', '65536', '0', '443-70000', '443、8883'])('port %s is refused', (port) => {
    const answers = changed(sample, [{ subject: 1, question: 'ast_ports', row: 0, column: 'port', value: port }]);
    expect(judge(pack, answers).findings.map((finding) => finding.check)).toContain('AST-01');
  });

  it('a wrong format is told in a sentence of its own', () => {
    const answers = changed(sample, [{ subject: 0, question: 'ent_credit_code', value: '123' }]);
    const messages = judge(pack, answers).findings.map((finding) => finding.message);
    expect(messages).toContain('「统一社会信用代码」：统一社会信用代码应为 18 位，且校验位正确');
  });

  it('and is silent on the sample, but for the expected few', () => {
    const said = whole.judged.evaluation.findings.map((finding) => finding.check ?? finding.kind);
    expect([...new Set(said)].filter((id) => !ELSEWHERE.test(id)).sort()).toEqual([
      'G-11a',
      'G-14a',
      'G-15f',
      'G-15g',
      'X-02a',
    ]);
  });
});

describe('an empty casefile', () => {
  it('says only what is missing', () => {
    const empty = new Map([...sample].filter(([, answer]) => answer.question === '$subject'));
    const kinds = new Set(judge(pack, empty).findings.map((finding) => finding.check ?? finding.kind));
    expect([...kinds]).toEqual(['required']);
  });
});
