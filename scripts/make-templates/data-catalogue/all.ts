/** Templates of the data catalogue pack and how each is made. */
import { writeDocx } from '../layout/write-docx.ts';
import { filingLetter, promise } from './letters.ts';
import { catalogue, dataList, partnerLedger, responsibility } from './workbooks.ts';

export { PACK } from './workbooks.ts';

export const dataCatalogueTemplates: { file: string; make: () => Promise<Uint8Array> }[] = [
  { file: 'filing-letter.docx', make: () => writeDocx(filingLetter) },
  { file: 'promise.docx', make: () => writeDocx(promise) },
  { file: 'catalogue.xlsx', make: catalogue },
  { file: 'data-list.xlsx', make: dataList },
  { file: 'partner-ledger.xlsx', make: partnerLedger },
  { file: 'responsibility.xlsx', make: responsibility },
];
