/** Places in a sheet's page header and footer. */
import { type Scopes, trimName } from '../scope.ts';
import { displayText, type Slots } from '../slots.ts';
import { escapeXml, unescapeXml } from '../text.ts';
import { TAG } from './plan.ts';
import type { SheetPart } from './workbook.ts';

/** Header codes begin with `&`; a literal one is doubled. */
const literal = (text: string): string => text.replace(/&/g, '&&').replace(/\n/g, ' ');

export function fillHeaderFooter(xml: string, sheet: SheetPart, scopes: Scopes, slots: Slots): string {
  return xml.replace(/<((?:odd|even|first)(?:Header|Footer))>([^<]*)<\/\1>/g, (whole, name: string, code: string) => {
    if (!code.includes('{{')) return whole;
    const filled = unescapeXml(code).replace(TAG, (_tag, _sign, raw: string) => {
      const found = scopes.find(trimName(raw), [scopes.top]);
      if (!found)
        slots.warnings.add(`模板中的「{{${trimName(raw)}}}」没有对应的值，已留空（${sheet.name} 页眉页脚）。`);
      return found ? literal(slots.clean(found.place, displayText(found.value))) : '';
    });
    return `<${name}>${escapeXml(filled)}</${name}>`;
  });
}
