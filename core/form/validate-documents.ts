/** Documents: forms and questions they name, what their places show. */
import { definitionOf, expressionsOf } from '../document/binding.ts';
import { errorText } from './expression.ts';
import { inside, type PackProblems, type Spot } from './pack-problem.ts';
import type { DocumentDefinition, PlaceDefinition } from './pack-schema.ts';
import { chartExpressions } from './schema/chart.ts';
import type { Vocabulary } from './vocabulary.ts';

export function validateDocument(problems: PackProblems, file: string, document: DocumentDefinition): void {
  const spot: Spot = { file, path: [] };
  const { index } = problems;
  problems.unique(inside(spot, 'id'), '文书', document.id);
  problems.expression(inside(spot, 'when'), document.when, { kind: document.subject });
  problems.kind(inside(spot, 'subject'), document.subject);
  document.forms.forEach((id, i) => {
    if (!index.forms.has(id)) problems.add(inside(spot, 'forms', i), `没有编号为“${id}”的表单`);
  });
  for (const id of Object.keys(document.omit))
    if (!index.questions.has(id)) problems.add(inside(spot, 'omit', id), `没有编号为“${id}”的问题`);
  problems.text(inside(spot, 'fileName'), '文件名', document.fileName, { kind: document.subject });
  for (const [name, place] of Object.entries(document.places)) {
    const at = inside(spot, 'places', name);
    if (definitionOf(place).chart && !document.template.toLowerCase().endsWith('.docx'))
      problems.add(inside(at, 'chart'), '图表只能放进 Word 文书');
    validatePlace(problems, at, definitionOf(place), { kind: document.subject, anyRow: true });
  }
}

function validatePlace(problems: PackProblems, spot: Spot, definition: PlaceDefinition, vocabulary: Vocabulary): void {
  if (!definition.value && !definition.rows) problems.add(spot, '占位应写 value 或 rows');
  const { chart } = definition;
  if (chart && (!definition.rows || definition.each || definition.as))
    problems.add(inside(spot, 'chart'), '图表要写 rows，不能写 each 和 as');
  try {
    expressionsOf(definition);
  } catch (error) {
    problems.add(spot, `表达式有误：${errorText(error)}`);
    return;
  }
  problems.expression(inside(spot, 'value'), definition.value, vocabulary);
  problems.expression(inside(spot, 'rows'), definition.rows, vocabulary);
  const parts = chart && chartExpressions(chart);
  for (const source of [...(parts?.rows ?? []), ...(parts?.cells ?? [])])
    problems.expression(inside(spot, 'chart'), source, vocabulary);
  problems.expression(inside(spot, 'falling'), definition.falling, vocabulary);
  for (const [name, inner] of Object.entries(definition.each ?? {}))
    validatePlace(problems, inside(spot, 'each', name), definitionOf(inner), vocabulary);
}
