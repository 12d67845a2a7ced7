/** English forms: an incident report with legacy conventions, a supplier's assessment with a matrix. */
import { checkField, listField, textField } from './word-unseen-parts.ts';
import type { UnseenForm } from './word-unseen-parts.ts';
import { docx, line, p, run, tbl, tc, tr } from './word-support.ts';

export const incident: UnseenForm = {
  name: 'Personal Data Breach Notification Form',
  bytes: docx(
    p('Personal Data Breach Notification Form') +
      p('Instructions') +
      p('1. Complete all sections marked with an asterisk (*). Put an X in the box [ ] that applies.') +
      p('2. Submit this form within 72 hours of becoming aware of the breach.') +
      p('Section 1: Organisation details') +
      tbl(
        tr('Organisation name *', ''),
        tr('Registration number (if applicable)', ''),
        tr('Name of contact', '', 'Role', ''),
        tr('Telephone', tc([p(textField('Tel'))]), 'Email', tc([p(textField('Mail'))])),
        tr('Sector', tc([p(listField('sector', 'Automotive', 'Finance', 'Health'))]), 'Country', 'Select an item'),
      ) +
      p('Section 2: About the breach') +
      p('Date of breach (DD/MM/YYYY): ___/___/______') +
      p('Type of report:  ( ) Initial report   ( ) Follow-up report') +
      p(
        'Was the breach caused by a cyber incident?   ',
        checkField('y'),
        ' Yes   ',
        checkField('n'),
        ' No   ',
        checkField('u'),
        " Don't know",
      ) +
      p('Number of data subjects affected: ', line(20)) +
      tbl(
        tr(tc('Categories of personal data included (tick all that apply)', { span: 2 })),
        tr(tc('☐ Basic identifiers'), tc('☐ Economic and financial data')),
        tr(tc('☐ Location data'), tc('☐ Other (please give details): __________')),
      ) +
      p('Describe the measures taken to mitigate the breach (max 500 characters):') +
      tbl(tr('')) +
      p('Declaration') +
      p('I, ____________________ (full name), declare that the information provided is true.') +
      p('Signature: ______________________    Date: ______________') +
      p('FOR OFFICE USE ONLY') +
      p('Case reference: ____________   Received by: ____________'),
  ),
  places: [
    'cell Section 1: Organisation details / Organisation name *',
    'cell Section 1: Organisation details / Registration number (if applicable)',
    'cell Section 1: Organisation details / Name of contact',
    'cell Section 1: Organisation details / Role',
    'form-field Section 1: Organisation details / Telephone',
    'form-field Section 1: Organisation details / Email',
    'form-field Section 1: Organisation details / Sector',
    'placeholder Section 1: Organisation details / Country',
    'date Section 2: About the breach / Date of breach (DD/MM/YYYY)',
    'tick-one Section 2: About the breach / Type of report',
    'tick-one Section 2: About the breach / Was the breach caused by a cyber incident?',
    'underline Section 2: About the breach / Number of data subjects affected',
    ...['Basic identifiers', 'Economic and financial data', 'Location data', 'Other (please give details)'].map(
      (option) =>
        `tick-many Section 2: About the breach / Categories of personal data included (tick all that apply) / ${option}`,
    ),
    'cell Section 2: About the breach / Describe the measures taken to mitigate the breach (max 500 characters)',
    'underline Section 2: About the breach / full name',
    'sign',
    'office-use',
    'office-use',
  ],
  values: {
    'Organisation name': ['Jia Yi Motors', 'Organisation name *'],
    'Name of contact': ['Zhang San', 'Name of contact'],
    Email: ['a@b.cn', 'Email'],
    Sector: ['Automotive', 'Sector'],
    Country: ['China', 'Country'],
    'Date of breach': ['2026-11-02', 'Date of breach (DD/MM/YYYY)'],
    'Type of report': ['Initial report', 'Type of report'],
    'Was the breach caused by a cyber incident?': [true, 'cyber incident?'],
    'Number of data subjects affected': [1200, 'Number of data subjects affected'],
    'Location data': [true, 'Location data'],
    'Categories of personal data included / Other': ['Other: VIN', 'Other (please give details)'],
    'Describe the measures taken to mitigate the breach': ['Keys revoked.', '(max 500 characters)'],
    'full name': ['Li Si', 'full name'],
  },
  shows: ['02/11/2026', '\\( ?[√X✓] ?\\) Initial', '☐ Basic', '☑ Location', 'VIN', 'I, Li Si'],
};

export const supplier: UnseenForm = {
  name: 'Supplier Security Self-Assessment',
  bytes: docx(
    p('Supplier Security Self-Assessment') +
      p('Supplier: [Insert supplier name]') +
      p('Completed by: &lt;Name and title&gt;     Date: &lt;Date&gt;') +
      tbl(
        tr('Control', 'Implemented', 'Partially implemented', 'Not implemented', 'Comments'),
        tr('Access control policy', '☐', '☐', '☐', ''),
        tr('Encryption at rest', '☐', '☐', '☐', ''),
        tr('Incident response plan', '☐', '☐', '☐', ''),
      ) +
      p('Sub-processors') +
      tbl(
        tr('Name', 'Country', 'Service provided', 'Data processed'),
        ...[1, 2].map(() => tr('[Name]', '[Country]', '', '')),
      ) +
      tbl(
        tr(tc('Overall risk rating'), tc('Low / Medium / High')),
        tr(tc('Additional information'), tc([p(run('Click or tap here to enter text.', '<w:color w:val="808080"/>'))])),
      ),
  ),
  places: [
    'placeholder Supplier',
    'placeholder Completed by',
    'placeholder Date',
    ...['Access control policy', 'Encryption at rest', 'Incident response plan'].flatMap((control) => [
      `tick-one ${control}`,
      `cell ${control} / Comments`,
    ]),
    'row Sub-processors',
    'choice-text Overall risk rating',
    'placeholder Additional information',
  ],
  values: {
    Supplier: ['Jia Yi', 'Supplier'],
    'Completed by': ['Zhang San, CISO', 'Completed by'],
    'Access control policy': ['Implemented', 'Access control policy'],
    'Encryption at rest / Partially implemented': [true, 'Encryption at rest'],
    'Incident response plan / Comments': ['Tested yearly', 'Incident response plan / Comments'],
    'Sub-processors': [
      ['A', 'B', 'C'].map((name) => ({
        Name: `${name} Ltd`,
        Country: 'DE',
        'Service provided': 'Hosting',
        'Data processed': 'Logs',
      })),
      'Sub-processors',
    ],
    'Overall risk rating': ['Medium', 'Overall risk rating'],
    'Additional information': ['None', 'Additional information'],
  },
  shows: ['Supplier: Jia Yi\\|', 'Access control policy\\|☑\\|☐\\|☐\\|', 'C Ltd\\|DE', '\\|Medium\\|'],
};
