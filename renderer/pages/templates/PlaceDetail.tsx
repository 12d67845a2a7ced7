import { t } from '../../strings/t.ts';
import { Button, Note, Tag, type Tone } from '../../ui/index.ts';
import { ColumnPairs } from './ColumnPairs.tsx';
import { MoreSettings } from './MoreSettings.tsx';
import { OptionPairs } from './OptionPairs.tsx';
import { sourceText, STATE_ICONS } from './PlaceList.tsx';
import { Proposals } from './Proposals.tsx';
import { QuestionSearch } from './QuestionSearch.tsx';
import type { PlaceActions } from './state/actions.ts';
import { certaintyOf } from './state/certainty.ts';
import { isBound, type PlaceEntry, type PlaceState } from './state/places.ts';
import { whereabouts, type Target } from './state/questions.ts';

export interface PlaceDetailProps {
  entry: PlaceEntry;
  targets: ReadonlyMap<string, Target>;
  /** The drawing does not show it. */
  missing: boolean;
  readOnly: boolean;
  actions: PlaceActions;
  /** Back to the list. */
  onLeave(): void;
}

const TONES: Record<PlaceState, Tone> = { open: 'warning', confirmed: 'ok', left: 'neutral', closed: 'neutral' };

/** Everything about the chosen place, and what can be decided about it. */
export function PlaceDetail({ entry, targets, missing, readOnly, actions, onLeave }: PlaceDetailProps) {
  const { place, state, bound } = entry;
  const target = bound.question === undefined ? undefined : targets.get(bound.question);
  const fixed = state === 'closed' || readOnly;
  return (
    <section className="t-detail" aria-label={t('place.number', { n: entry.number })}>
      <div className="row">
        <h2 className="t-detail-label">
          <span className="t-number number">{entry.number}</span> {place.label.join(' / ') || t('place.noLabel')}
        </h2>
        <Tag tone={TONES[state]} icon={STATE_ICONS[state]}>
          {t(`placeState.${state}`)}
        </Tag>
      </div>
      <p className="small muted">{factsOf(entry, missing).join(' · ')}</p>
      {bound.difference && <Note tone="warning">{t('place.difference', { what: bound.difference })}</Note>}
      {state === 'closed' && <p>{t('place.closedText')}</p>}
      {state !== 'closed' && (
        <div className="t-chosen">
          <p>
            <span className="muted">{t('place.fills')}</span>{' '}
            <strong className={isBound(bound) || bound.leave ? '' : 't-undecided'}>{sourceText(entry, targets)}</strong>
            {target && <span className="small muted"> {whereabouts(target)}</span>}
          </p>
          {!readOnly && (
            <div className="row">
              {state === 'open' && (
                <Button
                  variant="primary"
                  icon="check"
                  disabled={!isBound(bound) && !bound.leave}
                  onClick={() => actions.confirm(entry)}
                >
                  {t('place.confirm')} <kbd>Enter</kbd>
                </Button>
              )}
              {state !== 'left' && (
                <Button icon="none" onClick={() => actions.leave(entry)}>
                  {t('place.leave')} <kbd>-</kbd>
                </Button>
              )}
              {state !== 'open' && <Button onClick={() => actions.reopen(entry)}>{t('place.reopen')}</Button>}
            </div>
          )}
          {bound.reason && isBound(bound) && (
            <details className="small">
              <summary>
                {t('place.why')} · {t(`certainty.${certaintyOf(bound.score ?? 0)}`)}
              </summary>
              <p>{bound.reason}</p>
            </details>
          )}
        </div>
      )}
      {!fixed && (
        <>
          <Proposals entry={entry} targets={targets} onTake={(index) => actions.take(entry, index)} />
          <QuestionSearch
            targets={targets}
            forRows={place.kind === 'row'}
            chosen={bound.question ?? ''}
            onPick={(question) => {
              actions.bind(entry, question);
              onLeave();
            }}
            onLeave={onLeave}
          />
        </>
      )}
      {state !== 'closed' && target && (
        <>
          <OptionPairs entry={entry} question={target.question} readOnly={fixed} onChange={actions.change} />
          <ColumnPairs entry={entry} target={target} readOnly={fixed} onChange={actions.change} />
        </>
      )}
      {!fixed && <MoreSettings key={bound.question ?? ''} bound={bound} onChange={actions.change} />}
    </section>
  );
}

function factsOf({ place }: PlaceEntry, missing: boolean): string[] {
  const isRow = place.kind === 'row';
  return [
    t(`placeKind.${place.kind}`),
    t('place.at', { at: place.at }),
    ...(isRow && place.rows ? [t('place.rows', { n: place.rows })] : []),
    ...(place.limit === undefined ? [] : [t(isRow ? 'place.limitRows' : 'place.limitText', { n: place.limit })]),
    ...(place.unit ? [t('place.unit', { unit: place.unit })] : []),
    ...(place.text.trim() ? [t('place.now', { text: shortened(place.text.trim().replace(/\s+/g, ' ')) })] : []),
    ...(missing ? [t('place.notShown')] : []),
  ];
}

const MOST_TEXT = 60;
const shortened = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}……` : text);
