import { numberText } from '../../../core/form/display.ts';
import { t } from '../../strings/t.ts';
import type { Desk } from './use-desk.ts';

const DECIMALS = 2;

/** Scores of the register, as far as it is marked; they follow every mark. */
export function ScoreNumbers({ desk }: { desk: Desk }) {
  const scores = desk.register.scores ?? [];
  return (
    <dl className="number-line" data-testid="marking-scores">
      {scores.map(({ id, label, weight, per }) => {
        const view = desk.scores.get(id);
        if (!view) return null;
        return (
          <div key={id} title={view.open > 0 ? t('marking.scoreOpen', { count: view.open }) : undefined}>
            <dt>{label}</dt>
            <dd className="number">{shown(view.score)}</dd>
            {/* Without weights and without several rows an item these would say the same once more. */}
            {(weight !== undefined || per !== undefined) && (
              <>
                <dt>{t('marking.rate')}</dt>
                <dd className="number">{view.rate === null ? '—' : `${shown(view.rate)}%`}</dd>
                <dt>{t('marking.itemsDone')}</dt>
                <dd className="number">{t('ui.of', { done: view.total - view.open, total: view.total })}</dd>
              </>
            )}
          </div>
        );
      })}
    </dl>
  );
}

const shown = (value: number | null): string => (value === null ? '—' : numberText(value, { decimals: DECIMALS }));
