/** What the finishing steps need to know of `word/styles.xml`. */
import { attribute, findElements } from '../xml.ts';

export interface StyleInfo {
  id: string;
  name: string;
  basedOn: string;
  /** 0–8 for headings, else `undefined`. */
  outline: number | undefined;
  numId: string | undefined;
  level: number | undefined;
}

const value = (xml: string, element: string): string | undefined => {
  const tag = new RegExp(`<${element}\\b[^>]*>`).exec(xml)?.[0];
  return tag === undefined ? undefined : attribute(tag, 'w:val');
};

export function readParagraphStyles(stylesXml: string): Map<string, StyleInfo> {
  const styles = new Map<string, StyleInfo>();
  for (const element of findElements(stylesXml, ['w:style'])) {
    const head = stylesXml.slice(element.start, element.innerStart);
    if (attribute(head, 'w:type') !== 'paragraph') continue;
    const inner = stylesXml.slice(element.innerStart, element.innerEnd);
    const id = attribute(head, 'w:styleId') ?? '';
    const outline = value(inner, 'w:outlineLvl');
    const level = value(inner, 'w:ilvl');
    styles.set(id, {
      id,
      name: value(inner, 'w:name') ?? '',
      basedOn: value(inner, 'w:basedOn') ?? '',
      outline: outline === undefined ? builtInOutline(value(inner, 'w:name') ?? '') : Number(outline),
      numId: value(inner, 'w:numId'),
      level: level === undefined ? undefined : Number(level),
    });
  }
  return styles;
}

/** Word knows `heading 1` by its name even when the style does not state its outline level. */
function builtInOutline(name: string): number | undefined {
  const match = /^heading ([1-9])$/i.exec(name);
  return match ? Number(match[1]) - 1 : undefined;
}

/** First value of `read` along the chain of parent styles. */
export function inherited<T>(
  styles: Map<string, StyleInfo>,
  id: string,
  read: (style: StyleInfo) => T | undefined,
): T | undefined {
  let style = styles.get(id);
  for (let depth = 0; style && depth < 20; depth += 1) {
    const found = read(style);
    if (found !== undefined) return found;
    style = styles.get(style.basedOn);
  }
  return undefined;
}

/** Id of the paragraph style with one of these names (any case). */
export function styleNamed(stylesXml: string, names: string[]): string | undefined {
  const wanted = names.map((name) => name.toLowerCase());
  for (const style of readParagraphStyles(stylesXml).values()) {
    if (wanted.includes(style.name.toLowerCase())) return style.id;
  }
  return undefined;
}
