import { useEvaluation } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Note } from '../../ui/index.ts';
import { FindingItem } from '../casefile/FindingList.tsx';
import type { Readiness } from '../casefile/readiness.ts';

const SHOWN = 4;

/** Formal or draft; while something required is missing only a draft can be had, and the reason stands beside it. */
export function DraftChoice(props: { draft: boolean; blocked: readonly Readiness[]; onDraft(draft: boolean): void }) {
  const { draft, blocked, onDraft } = props;
  const evaluation = useEvaluation();
  const errors = [...new Map(blocked.flatMap((item) => item.errors).map((finding) => [finding.id, finding])).values()];
  return (
    <fieldset className="stack">
      <legend>{t('export.mode')}</legend>
      <label className="choice">
        <input
          type="radio"
          name="mode"
          checked={!draft}
          disabled={blocked.length > 0}
          onChange={() => onDraft(false)}
        />
        <span>{t('export.formal')}</span>
      </label>
      <label className="choice">
        <input type="radio" name="mode" checked={draft} onChange={() => onDraft(true)} />
        <span>{t('export.draft')}</span>
      </label>
      {errors.length > 0 && evaluation && (
        <Note tone="warning" title={t('export.whyDraft', { n: errors.length })}>
          <ul className="bare finding-list">
            {errors.slice(0, SHOWN).map((finding) => (
              <FindingItem key={finding.id} finding={finding} evaluation={evaluation} />
            ))}
          </ul>
          {errors.length > SHOWN && <a href="#/casefile">{t('export.allFindings', { n: errors.length })}</a>}
        </Note>
      )}
    </fieldset>
  );
}
