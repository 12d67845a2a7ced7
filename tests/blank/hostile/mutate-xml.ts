/** Ways to break the XML inside an office file: by accident, and on purpose. */
import type { Chance } from './random.ts';

type XmlMutation = (xml: string, chance: Chance) => string;

const splice = (xml: string, at: number, removed: number, text: string): string =>
  xml.slice(0, at) + text + xml.slice(at + removed);

/** Offset and length of a random tag. */
function randomTag(xml: string, chance: Chance, pattern = '<'): { at: number; length: number } {
  const from = chance.below(xml.length);
  const ahead = xml.indexOf(pattern, from);
  const at = ahead < 0 ? xml.indexOf(pattern) : ahead;
  if (at < 0) return { at: 0, length: 0 };
  const end = xml.indexOf('>', at);
  return { at, length: (end < 0 ? xml.length : end + 1) - at };
}

const repeated = (xml: string, chance: Chance, once: XmlMutation, most: number): string => {
  let out = xml;
  for (let i = chance.below(most); i >= 0; i -= 1) out = once(out, chance);
  return out;
};

const NUMBERS = ['-1', '0', '99999999', '1048577', '2147483648', '1e308', 'NaN', '16385'];
const INSERTS = [
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>',
  '<![CDATA[</w:p><w:p>]]>',
  '<!-- </w:p> <w:tbl> -->',
  '<?mso-application progid="Word.Document"?>',
  '&a;&#0;&#x110000;',
  '\u0000\u0008\uFFFF',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:bookmarkStart w:id="0" w:name="x"/>',
  '<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent/></w:sdt>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<c r="A1" t="s"><v>999999999</v></c>',
  '<c r="ZZZZZZ99999999"/>',
  '<row r="1"/>',
  '<f t="shared" ref="A1:A1048576" si="0">A1</f>',
];
const NESTED: readonly (readonly [string, string])[] = [
  ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
  ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
  ['<w:p><w:r><w:pict><v:textbox><w:txbxContent>', '</w:txbxContent></v:textbox></w:pict></w:r></w:p>'],
  ['<w:p>', '</w:p>'],
  ['<a>', '</a>'],
];

export const XML_MUTATIONS: Record<string, XmlMutation> = {
  'characters flipped': (xml, chance) =>
    repeated(
      xml,
      chance,
      (one) => splice(one, chance.below(one.length), 1, String.fromCharCode(32 + chance.below(95))),
      12,
    ),
  'tags deleted': (xml, chance) =>
    repeated(
      xml,
      chance,
      (one) => {
        const { at, length } = randomTag(one, chance);
        return splice(one, at, length, '');
      },
      4,
    ),
  'range deleted': (xml, chance) => splice(xml, chance.below(xml.length), chance.below(3000), ''),
  'range doubled': (xml, chance) => {
    const at = chance.below(xml.length);
    return splice(xml, at, 0, xml.slice(at, at + chance.below(3000)));
  },
  'element doubled': (xml, chance) => {
    const { at, length } = randomTag(xml, chance, chance.pick(['<w:p>', '<w:tc>', '<w:tr', '<c ', '<row ', '<w:r>']));
    const name = /^<([\w:]+)/.exec(xml.slice(at, at + 40))?.[1] ?? '';
    const end = xml.indexOf(`</${name}>`, at + length);
    return end < 0 ? xml : splice(xml, at, 0, xml.slice(at, end + name.length + 3));
  },
  'part cut off': (xml, chance) => xml.slice(0, chance.below(xml.length)),
  'huge attribute': (xml, chance) => {
    const { at, length } = randomTag(xml, chance, chance.pick(['<w:', '<c ', '<']));
    const name = chance.pick(['w:val', 'r', 'x', 'w:name', 'ref', 's']);
    return splice(xml, at + length - (xml[at + length - 2] === '/' ? 2 : 1), 0, ` ${name}="${'长'.repeat(300_000)}"`);
  },
  'numbers out of range': (xml, chance) =>
    repeated(
      xml,
      chance,
      (one) => {
        const { at, length } = randomTag(one, chance);
        return splice(
          one,
          at,
          length,
          one.slice(at, at + length).replace(/\d+/g, () => chance.pick(NUMBERS)),
        );
      },
      20,
    ),
  'deep nesting': (xml, chance) => {
    const [open, close] = chance.pick(NESTED);
    const depth = chance.pick([50, 300, 900, 5000, 60_000]);
    const { at } = randomTag(xml, chance, chance.pick(['<w:p>', '<w:tbl>', '<row', '<']));
    return splice(xml, at, 0, open.repeat(depth) + (chance.below(4) > 0 ? close.repeat(depth) : ''));
  },
  'foreign markup': (xml, chance) =>
    repeated(
      xml,
      chance,
      (one) => {
        const { at, length } = randomTag(one, chance);
        return splice(one, at + length, 0, chance.pick(INSERTS));
      },
      5,
    ),
  'tags renamed': (xml, chance) =>
    repeated(
      xml,
      chance,
      (one) => {
        const { at } = randomTag(one, chance);
        return splice(one, at + 1, 3, chance.pick(['w:t', 'w:p', '/w:', 'x', '']));
      },
      4,
    ),
  'text grown': (xml, chance) => {
    const { at, length } = randomTag(xml, chance, chance.pick(['<w:t>', '<t>', '<v>', '<']));
    return splice(xml, at + length, 0, chance.pick(['□', '＿', ' ', '年月日', '（', '：', '1.']).repeat(20_000));
  },
};
