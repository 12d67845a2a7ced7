/** A template against its document definition, without answers: tags nobody binds, places nobody tags, answers nobody shows. */
import { compile } from '../form/expression.ts';
import type { PackIndex } from '../form/pack.ts';
import type { DocumentDefinition } from '../form/pack-schema.ts';
import { type BindingScope, findOwner, scopeInside } from './binding.ts';
import { isBuiltIn, type TagNode } from './tags.ts';

export interface BindingCheck<T extends TagNode> {
  unbound: { tag: T; path: string }[];
  /** Names in `places` that the template does not use. */
  unusedPlaces: string[];
  /** Questions of the document's forms that are neither shown nor listed in `omit`. */
  uncovered: { question: string; label: string }[];
}

export function checkBinding<T extends TagNode>(
  index: PackIndex,
  document: DocumentDefinition,
  tags: readonly T[],
): BindingCheck<T> {
  const used = new Set<string>();
  const references = new Set<string>();
  const unbound: BindingCheck<T>['unbound'] = [];
  const visit = (nodes: readonly T[], scope: BindingScope, path: string): void => {
    for (const tag of nodes) {
      if (isBuiltIn(tag.name)) continue;
      const place = path ? `${path} / ${tag.name}` : tag.name;
      const bound = findOwner(scope, tag.name, (each) => each);
      if (!bound) {
        unbound.push({ tag, path: place });
        visit(tag.children as T[], scope, path);
        continue;
      }
      const { owner, definition } = bound;
      if (!owner.parent) used.add(tag.name);
      for (const source of [definition.value, definition.rows])
        if (source) for (const { root, name } of compile(source).references) references.add(`${root}.${name}`);
      visit(
        tag.children as T[],
        tag.kind === 'loop' && !definition.chart ? scopeInside(scope, owner, definition) : scope,
        place,
      );
    }
  };
  visit(tags, { index, document, places: document.places }, '');
  return {
    unbound,
    unusedPlaces: Object.keys(document.places).filter((name) => !used.has(name)),
    uncovered: uncoveredQuestions(index, document, references),
  };
}

function uncoveredQuestions(
  index: PackIndex,
  document: DocumentDefinition,
  references: Set<string>,
): BindingCheck<TagNode>['uncovered'] {
  const uncovered: BindingCheck<TagNode>['uncovered'] = [];
  for (const id of document.forms) {
    const form = index.forms.get(id);
    if (!form) continue;
    const prefix = form.subject === document.subject ? 'q' : `one.${form.subject}`;
    for (const section of form.sections)
      for (const { id: question, type, label } of section.questions)
        if (type !== 'note' && !references.has(`${prefix}.${question}`) && !(question in document.omit))
          uncovered.push({ question, label });
  }
  return uncovered;
}
