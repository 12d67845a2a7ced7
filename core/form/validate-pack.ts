/**
 * What a schema cannot say about a pack: ids unique, references resolve, expressions parse and name questions that
 * exist. Problems carry the file and the path inside it, so that the loader can point at a line.
 */
import { dutyProblems } from '../duty/validate-duties.ts';
import { type PackProblem, PackProblems, type ProblemPath } from './pack-problem.ts';
import type { Form, Pack, Scale } from './pack-schema.ts';
import { validateSubjectCheck } from './validate-checks.ts';
import { validateDocument } from './validate-documents.ts';
import { validateForm } from './validate-forms.ts';
import { libraryProblems } from './validate-libraries.ts';
import { renewalProblems } from './validate-renewal.ts';
import { scaleProblems } from './validate-scales.ts';
import { synonymProblems } from './validate-synonyms.ts';

/** The pack's files as parsed, each with its name. Order as in the manifest. */
export interface PackParts {
  forms: { file: string; form: Form }[];
  scales: { file: string }[];
  checks: { file: string; from: number; count: number }[];
  documents: { file: string }[];
  synonyms: { file: string; from: number; count: number }[];
  duties: { file: string; from: number; count: number }[];
  /** In the order of the pack's libraries. */
  libraries: { file: string }[];
  renewal?: string;
}

export function validatePack(pack: Pack, parts: PackParts): PackProblem[] {
  const problems = new PackProblems(pack);
  validateSubjects(problems);
  for (const { file, form } of parts.forms) validateForm(problems, file, form);
  parts.scales.forEach(({ file }, i) => validateScale(problems, file, pack.scales[i]));
  for (const { file, from, count } of parts.checks)
    pack.checks
      .slice(from, from + count)
      .forEach((check, i) => validateSubjectCheck(problems, { file, path: ['checks', i] }, check));
  parts.documents.forEach(({ file }, i) => {
    const document = pack.documents[i];
    if (document) validateDocument(problems, file, document);
  });
  return [
    ...problems.found,
    ...libraryProblems(pack, parts.libraries),
    ...synonymProblems(pack, parts.synonyms),
    ...dutyProblems(pack, parts.duties),
    ...renewalProblems(pack, parts.renewal),
  ];
}

function validateSubjects(problems: PackProblems): void {
  const { pack, index } = problems;
  const usedForms = new Set<string>();
  const at = (...path: ProblemPath) => ({ file: 'manifest', path });
  pack.subjects.forEach((kind, i) => {
    problems.unique(at('subjects', i, 'kind'), '对象类别', kind.kind);
    kind.forms.forEach((id, j) => {
      usedForms.add(id);
      const form = index.forms.get(id);
      const spot = at('subjects', i, 'forms', j);
      if (!form) problems.add(spot, `没有编号为“${id}”的表单`);
      else if (form.subject !== kind.kind)
        problems.add(spot, `表单“${id}”声明的对象是“${form.subject}”，不是“${kind.kind}”`);
    });
    const name = index.questions.get(kind.nameQuestion);
    if (!name || name.question.type !== 'text' || !kind.forms.includes(name.form.id))
      problems.add(at('subjects', i, 'nameQuestion'), `名称问题“${kind.nameQuestion}”应是该对象表单中的文本题`);
  });
  for (const form of pack.forms)
    if (!usedForms.has(form.id)) problems.add(at('forms'), `表单“${form.id}”没有任何对象使用`, 'warning');
}

function validateScale(problems: PackProblems, file: string, scale: Scale | undefined): void {
  if (!scale) return;
  problems.unique({ file, path: ['id'] }, '量表', scale.id);
  problems.addAll({ file, path: [] }, scaleProblems(scale));
}
