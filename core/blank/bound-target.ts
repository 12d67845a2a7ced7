/** A place of a blank together with what its binding says, ready for values. */
import type { PlaceDefinition } from '../form/pack-schema.ts';
import type { TagNode } from '../document/tags.ts';
import type { EmptyPlace } from '../document/model.ts';
import type { PlaceKind } from './place.ts';
import type { Holder } from './value.ts';

export interface BoundTarget extends Holder {
  /** Labels as reports name the place: `基本情况 / 姓名`. */
  name: string;
  /** Where it stands in the blank. */
  where: string;
  format: 'docx' | 'xlsx';
  /** Expression that fills it: other places of the same answer have the same. */
  source: string;
  /** Printed option → option of the answer, where the binding says so. */
  chosen: ReadonlyMap<string, string>;
  /** Places of the same answer, this one included: together they may print an option each. */
  same: BoundTarget[];
  /** For rows, by the columns' `at`. */
  columns?: ReadonlyMap<string, BoundTarget>;
}

/** A mistake in a binding. */
export interface BindingProblem {
  /** Id of the place. */
  place: string;
  message: string;
  /** Where in the binding file: `places`, 3, `question`. */
  path: (string | number)[];
}

/** A blank with its binding, in the terms of a tagged template. */
export interface BoundBlank {
  format: 'docx' | 'xlsx';
  /** By place id. */
  places: Record<string, PlaceDefinition>;
  tags: TagNode[];
  targets: ReadonlyMap<string, BoundTarget>;
  /** Places nobody has decided about. */
  open: EmptyPlace[];
  /** Places that are filled although nobody has confirmed it, by name. */
  unconfirmed: string[];
  problems: BindingProblem[];
}

const TICKS: ReadonlySet<PlaceKind> = new Set(['tick-one', 'tick-many', 'sdt-check']);
const LISTS: ReadonlySet<PlaceKind> = new Set(['dropdown', 'sdt-dropdown', 'choice-text', 'form-field']);

export const isTick = (target: Pick<BoundTarget, 'kind'>): boolean => TICKS.has(target.kind);
/** Whether a value is one or more of the options the blank offers. */
export const isChoice = (target: Pick<BoundTarget, 'kind' | 'options'>): boolean =>
  isTick(target) || (LISTS.has(target.kind) && (target.options?.length ?? 0) > 0);
