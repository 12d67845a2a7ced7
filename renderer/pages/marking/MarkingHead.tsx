import { memo, useState } from 'react';
import { numberText } from '../../../core/form/display.ts';
import { hrefOf, MARKING_WAYS, type MarkingWay } from '../../app/route.ts';
import { ownPhrases } from '../../store/phrases.ts';
import { useSignal } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { IconButton, Note, Tag } from '../../ui/index.ts';
import { fillsPhrase, setFillsPhrase } from './preferences.ts';
import { MarkingKeys } from './MarkingKeys.tsx';
import { ScoreNumbers } from './ScoreNumbers.tsx';
import { TONES } from './tones.ts';
import type { Desk } from './use-desk.ts';

const grouped = (count: number): string => numberText(count, { group: true });

/** Title, how far one is, the score, and the way of answering. */
export function MarkingHead(props: {
  desk: Desk;
  way: MarkingWay;
  onWay(way: MarkingWay): void;
  active: string;
  back: string;
}) {
  const { desk, way, onWay } = props;
  const { spec, register, subject, totals } = desk;
  const [keys, setKeys] = useState(false);
  const { notice } = useSignal(ownPhrases);
  const row = props.active ? { row: props.active, column: spec.column.id } : {};
  return (
    <header className="mk-head">
      <div className="mk-head-line">
        <h1 id={`marking-${register.id}`}>{register.label}</h1>
        <div role="group" aria-label={t('marking.ways')} className="mk-ways">
          {MARKING_WAYS.map((each) => (
            <button key={each} type="button" aria-pressed={way === each} onClick={() => onWay(each)}>
              {t(`marking.way.${each}`)}
            </button>
          ))}
        </div>
        <a href={hrefOf({ page: 'register', subject, question: register.id, ...row })} title={t('marking.gridHint')}>
          {t('marking.grid')}
        </a>
        <a href={props.back}>{t('register.back')}</a>
        <span className="grow" />
        {!desk.readOnly && <AutoPhrase />}
        <IconButton icon="hint" label={t('marking.keys')} onClick={() => setKeys(true)} />
      </div>
      <div className="mk-head-line">
        <dl className="number-line" aria-label={t('marking.numbers')} data-testid="marking-numbers">
          <div>
            <dt>{t('marking.rows')}</dt>
            <dd className="number">{grouped(totals.total)}</dd>
          </div>
          <div>
            <dt>{t('marking.openRows')}</dt>
            <dd className="number">{grouped(totals.open)}</dd>
          </div>
          {spec.options.map(({ id, label, meaning }) => (
            <div key={id}>
              <dt>
                <Tag tone={TONES[meaning]}>{label}</Tag>
              </dt>
              <dd className="number">{grouped(totals.byOption[id] ?? 0)}</dd>
            </div>
          ))}
        </dl>
        <ScoreNumbers desk={desk} />
      </div>
      {notice && <Note tone="warning">{notice}</Note>}
      {keys && <MarkingKeys spec={spec} onClose={() => setKeys(false)} />}
    </header>
  );
}

const AutoPhrase = memo(function AutoPhrase() {
  const fills = useSignal(fillsPhrase);
  return (
    <label className="mk-auto" title={t('marking.autoPhraseHint')}>
      <input type="checkbox" checked={fills} onChange={(event) => setFillsPhrase(event.target.checked)} />
      {t('marking.autoPhrase')}
    </label>
  );
});
