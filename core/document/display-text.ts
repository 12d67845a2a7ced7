/** A value of a document as its reader sees it. */
import type { PlaceValue } from './model.ts';

export const CHECKED = '☑';
export const UNCHECKED = '☐';

/** What a person would read at the place; '' for nothing. Rows and flags have no text of their own. */
export function displayText(value: PlaceValue): string {
  switch (value.kind) {
    case 'text':
    case 'number':
    case 'date':
    case 'choice':
      return value.text;
    case 'longtext':
      return value.paragraphs.join('\n');
    case 'check':
      return value.on ? CHECKED : UNCHECKED;
    case 'images':
      return value.images.map((image) => image.caption || image.name).join('、');
    case 'chart':
      return value.chart.title;
    case 'rows':
    case 'stream':
    case 'flag':
      return '';
  }
}
