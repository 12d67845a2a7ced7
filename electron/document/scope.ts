/** How a name in a template finds its value: in the row first, then outwards. Own properties only, no expressions. */
import type { DocumentModel, PlaceValue, PlaceValues } from '../../core/document/model.ts';

/** 1-based number of the row, inside a loop. */
export const ROW_NUMBER = '序号';
/** 「草稿」 on a draft, empty on a finished document; known everywhere. */
export const DRAFT_MARK = '$草稿';

export interface Scope {
  values: PlaceValues;
  /** 0 at the top. */
  number: number;
  /** Loops around the place: `主要硬件 / `, '' at the top. */
  path: string;
}

/** `  名 称 ` and full-width blanks around it do not matter; blanks inside do. */
export const trimName = (tag: string): string => tag.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');

export interface Found {
  value: PlaceValue;
  /** Place as reports name it. */
  place: string;
}

export class Scopes {
  readonly top: Scope;
  /** Values that were asked for while filling. */
  readonly used = new Set<PlaceValue>();
  private readonly rows = new Map<PlaceValue, Scope[]>();

  constructor(model: DocumentModel) {
    const draft: PlaceValue = { kind: 'text', text: model.draft ? '草稿' : '' };
    this.top = { values: { [DRAFT_MARK]: draft, ...model.values }, number: 0, path: '' };
  }

  /** `chain`: outermost first. */
  find(name: string, chain: Scope[]): Found | undefined {
    for (let i = chain.length - 1; i >= 0; i -= 1) {
      const scope = chain[i] as Scope;
      if (Object.hasOwn(scope.values, name)) {
        const value = scope.values[name] as PlaceValue;
        this.used.add(value);
        return { value, place: scope.path + name };
      }
      if (name === ROW_NUMBER && scope.number > 0) {
        const value: PlaceValue = { kind: 'number', number: scope.number, text: String(scope.number) };
        return { value, place: scope.path + name };
      }
    }
    return undefined;
  }

  rowsOf(found: Found & { value: { kind: 'rows' } }): Scope[] {
    const known = this.rows.get(found.value);
    if (known) return known;
    const value = found.value as Extract<PlaceValue, { kind: 'rows' }>;
    const scopes = value.rows.map((values, index) => ({ values, number: index + 1, path: `${found.place} / ` }));
    this.rows.set(found.value, scopes);
    return scopes;
  }
}
