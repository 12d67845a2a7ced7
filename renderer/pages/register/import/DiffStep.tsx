/** What would change, group by group, with what a person lets in. */
import { useState } from 'react';
import type { QuestionOf } from '../../../../core/form/pack-schema.ts';
import { numberAt } from '../../../../core/register/row-numbers.ts';
import { IMPORT_GROUPS, type ImportGroup, type ImportPreview } from '../../../../core/register/import-results.ts';
import { t } from '../../../strings/t.ts';
import { Button, Note, Tabs } from '../../../ui/index.ts';
import { GroupRows } from './GroupRows.tsx';
import type { ImportActs, ImportState } from './use-import.ts';

export interface DiffStepProps {
  subject: string;
  register: QuestionOf<'register'>;
  state: ImportState;
  acts: ImportActs;
  onCompare(): void;
}

const ORDER: ImportGroup[] = [
  'added',
  'changed',
  'reviewed',
  'rejected',
  'unread',
  'missing',
  'emptied',
  'skipped',
  'unchanged',
];

const countOf = ({ counts, skipped }: ImportPreview, group: ImportGroup): number =>
  group === 'skipped' ? skipped : counts[group];

export function DiffStep(props: DiffStepProps) {
  const { state, acts, onCompare } = props;
  const { preview, choices, options } = state;
  const shown = preview ? ORDER.filter((group) => countOf(preview, group) > 0) : [];
  const [chosen, setChosen] = useState<ImportGroup>(shown[0] ?? 'unchanged');
  if (!preview) return null;
  const items = (shown.length > 0 ? shown : IMPORT_GROUPS.slice(0, 1)).map((group) => ({
    key: group as ImportGroup,
    label: t(`import.group.${group}`, { count: countOf(preview, group) }),
    content: <GroupRows {...props} key={group} group={group} total={countOf(preview, group)} />,
  }));
  const { counts, series } = preview;
  return (
    <div className="stack">
      {preview.problems.length > 0 && (
        <Note tone="warning">
          <ul className="bare">
            {preview.problems.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Note>
      )}
      <div className="imp-place">
        {counts.erased > 0 && (
          <label className="row nowrap">
            <input
              type="checkbox"
              checked={choices.erase}
              onChange={(event) => acts.change({ choices: { ...choices, erase: event.target.checked } })}
            />
            {t('import.erase', { count: counts.erased })}
          </label>
        )}
        {series && (
          <label className="row nowrap">
            <input
              type="checkbox"
              checked={choices.number}
              onChange={(event) => acts.change({ choices: { ...choices, number: event.target.checked } })}
            />
            {t('import.number', { next: numberAt(series, 0) })}
          </label>
        )}
        {options.takeRows.length > 0 && <Button onClick={onCompare}>{t('import.again')}</Button>}
      </div>
      <Tabs label={t('import.groups')} items={items} chosen={chosen} onChoose={(key) => setChosen(key)} />
    </div>
  );
}
