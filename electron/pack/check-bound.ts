/** A document whose template is a regulator's blank: its binding against the blank and the pack. */
import { bindBlank } from '../../core/blank/bound.ts';
import { checkBinding } from '../../core/document/check-binding.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition, Pack } from '../../core/form/pack-schema.ts';
import { readBlank } from '../blank/index.ts';
import type { LocatedProblem } from './load.ts';
import { packTemplate, parseBinding } from './template.ts';
import { readYaml } from './yaml-file.ts';

/** @param file of the document. @throws WorkbenchError TEMPLATE when blank or binding cannot be read at all */
export function checkBound(pack: Pack, folder: string, document: DocumentDefinition, file: string): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  const bindingFile = document.binding ?? '';
  const parsed = parseBinding(folder, bindingFile);
  if (Array.isArray(parsed)) return parsed;
  const { binding = parsed, bytes, fileName, fingerprint } = packTemplate(folder, document);
  const yaml = readYaml(folder, bindingFile);
  const add = (level: LocatedProblem['level'], path: (string | number)[], message: string): void => {
    const place = Array.isArray(yaml) ? { line: 0, column: 0 } : yaml.locate(path);
    problems.push({ file: bindingFile, ...place, level, message });
  };
  if (binding.fingerprint !== fingerprint)
    add('error', ['fingerprint'], `指纹与空白表“${document.template}”不符：它的指纹是 ${fingerprint}`);
  if (binding.pack.id !== pack.id) add('error', ['pack', 'id'], `这是为规范包“${binding.pack.id}”做的绑定`);
  const bound = bindBlank({ index: indexPack(pack), document, blank: readBlank(bytes, fileName), binding });
  for (const { path, message } of bound.problems) add('error', path, message);
  binding.places.forEach((place, i) => {
    const used = !place.leave && (place.question !== undefined || place.value !== undefined);
    if (used && !place.confirmed) add('error', ['places', i, 'confirmed'], `“${place.label}”的绑定还没有确认`);
  });
  for (const { place, where = '' } of bound.open)
    add('warning', ['places'], `位置“${where}”（${place}）没有绑定，也没有写 leave: true`);
  if (Object.keys(document.places).length > 0)
    problems.push({ file, line: 0, column: 0, level: 'warning', message: '有 binding 时 places 不起作用，请删去' });
  const { uncovered } = checkBinding(indexPack(pack), { ...document, places: bound.places }, bound.tags);
  for (const { question, label } of uncovered) {
    const message = `「${label}」（${question}）没有出现在本文书中，也没有列入 omit`;
    problems.push({ file, line: 0, column: 0, level: 'warning', message });
  }
  return problems;
}
