/** Content controls (w:sdt) as the plain form knows them. */
import type { WordControl, WordControlKind } from '../../../core/blank/word/form.ts';
import { unescapeXml } from '../../document/text.ts';
import { attribute } from '../../document/xml.ts';
import { childOf, sourceOf, type XmlNode } from './scan.ts';
import type { ControlSource } from './sources.ts';

const tagIn = (properties: string, name: string): string | undefined =>
  new RegExp(`<${name}(?=[\\s/>])[^>]*>`).exec(properties)?.[0];
const valueOf = (properties: string, name: string, key = 'w:val'): string =>
  unescapeXml(attribute(tagIn(properties, name) ?? '', key) ?? '');

const KINDS: [string, WordControlKind][] = [
  ['w14:checkbox', 'check'],
  ['w:dropDownList', 'dropdown'],
  ['w:comboBox', 'combo'],
  ['w:date', 'date'],
  ['w:picture', 'picture'],
  ['w:docPartObj', 'other'],
  ['w:docPartList', 'other'],
  ['w:group', 'other'],
  ['w:citation', 'other'],
  ['w:bibliography', 'other'],
  ['w:equation', 'other'],
  ['w15:repeatingSection', 'other'],
  ['w15:repeatingSectionItem', 'other'],
  ['w:text', 'text'],
];

function itemsOf(properties: string): WordControl['items'] {
  const items = [...properties.matchAll(/<w:listItem\b[^>]*>/g)].map(([tag]) => {
    const value = unescapeXml(attribute(tag, 'w:value') ?? '');
    return { label: unescapeXml(attribute(tag, 'w:displayText') ?? '') || value, value };
  });
  // The first entry is often the prompt itself: 请选择, Select One.
  return items.filter(({ label }) => label !== '' && !/^(?:请?选择|select|choose|pick)(?:[\s一an]|$)/i.test(label));
}

export function readControl(
  xml: string,
  node: XmlNode,
  part: string,
  level: ControlSource['level'],
): { control: WordControl; source: ControlSource } {
  const properties = sourceOf(xml, childOf(node, 'w:sdtPr'));
  const kind = KINDS.find(([name]) => tagIn(properties, name) !== undefined)?.[1] ?? 'rich';
  const binding = tagIn(properties, 'w:dataBinding') ?? tagIn(properties, 'w15:dataBinding');
  const storeItem = attribute(binding ?? '', 'w:storeItemID') ?? '';
  const xpath = unescapeXml(attribute(binding ?? '', 'w:xpath') ?? '');
  const lock = valueOf(properties, 'w:lock');
  const control: WordControl = {
    kind,
    alias: valueOf(properties, 'w:alias'),
    tag: valueOf(properties, 'w:tag'),
    items: itemsOf(properties),
    on: /^(1|true|on)$/.test(valueOf(properties, 'w14:checked', 'w14:val')),
    bound: binding ? `${storeItem.toUpperCase()} ${xpath}` : undefined,
    placeholder: tagIn(properties, 'w:showingPlcHdr') !== undefined,
    locked: lock === 'contentLocked' || lock === 'sdtContentLocked',
    frame: kind === 'other',
    text: '',
  };
  const prefixes = unescapeXml(attribute(binding ?? '', 'w:prefixMappings') ?? '');
  return {
    control,
    source: {
      part,
      node,
      properties,
      content: childOf(node, 'w:sdtContent'),
      paragraphs: [],
      level,
      storeItem,
      xpath,
      prefixes,
    },
  };
}
