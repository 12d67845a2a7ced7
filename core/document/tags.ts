/** The places of a tagged template as a tree: loops and conditions hold the tags inside them. */
export interface TagNode {
  name: string;
  /** `loop` is `{{#x}}` (rows or condition), `inverse` is `{{^x}}`, `image` is `{{%x}}`. */
  kind: 'value' | 'loop' | 'inverse' | 'image';
  children: TagNode[];
}

/** Names the engine fills by itself: row numbers and marks that start with `$`. */
export function isBuiltIn(name: string): boolean {
  return name === '序号' || name.startsWith('$');
}
