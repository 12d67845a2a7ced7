/** Every shipped template and how it is made. */
import { assetTables } from './asset-tables.ts';
import { conformityRecords, rectificationLedger } from './conformity/workbooks.ts';
import { evidenceList } from './evidence-list.ts';
import { gradingAnnex } from './grading-annex.ts';
import { gradingReport } from './grading-report.ts';
import { writeDocx } from './layout/write-docx.ts';
import { PackTables } from './pack/read-pack.ts';
import { conformityReport } from './reports/conformity/report.ts';
import { riskReport } from './reports/risk/report.ts';
import { reviewForm } from './review-form.ts';
import { riskWorkbook } from './risk/workbook.ts';
import { selfCheckReport } from './self-check/report.ts';
import { dutyChecklist, selfCheckRecords } from './self-check/workbooks.ts';

export const allTemplates: { file: string; make: () => Promise<Uint8Array> }[] = [
  { file: 'conformity-report.docx', make: () => writeDocx(conformityReport) },
  { file: 'risk-report.docx', make: () => writeDocx(riskReport) },
  { file: 'grading-report.docx', make: () => writeDocx(gradingReport) },
  { file: 'grading-annex.docx', make: () => writeDocx(gradingAnnex(new PackTables())) },
  { file: 'review-form.docx', make: () => writeDocx(reviewForm) },
  { file: 'asset-tables.xlsx', make: assetTables },
  { file: 'conformity-records.xlsx', make: conformityRecords },
  { file: 'rectification-ledger.xlsx', make: rectificationLedger },
  { file: 'evidence-list.xlsx', make: evidenceList },
  { file: 'risk-workbook.xlsx', make: riskWorkbook },
  { file: 'self-check-records.xlsx', make: selfCheckRecords },
  { file: 'self-check-report.docx', make: () => writeDocx(selfCheckReport) },
  { file: 'duty-checklist.xlsx', make: dutyChecklist },
];
