/** A small part of an XML file as a tree: one host of a scan is small, the file need not be. */
export interface ScanElement {
  name: string;
  attributes: Record<string, string>;
  children: ScanElement[];
  /** Its own text, without that of its children. */
  text: string;
}

export const childrenOf = (element: ScanElement | undefined, name: string): ScanElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const childOf = (element: ScanElement | undefined, ...names: string[]): ScanElement | undefined =>
  names.reduce<ScanElement | undefined>((at, name) => at?.children.find((child) => child.name === name), element);

export function textOf(element: ScanElement | undefined, ...names: string[]): string | undefined {
  const text = childOf(element, ...names)?.text.trim();
  return text === '' ? undefined : text;
}
