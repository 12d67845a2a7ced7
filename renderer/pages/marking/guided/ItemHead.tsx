import { t } from '../../../strings/t.ts';
import { ConfidenceTag, IconButton } from '../../../ui/index.ts';
import type { Desk } from '../use-desk.ts';

/** What is asked: number, control point, requirement, what is known of it, and where it comes from. */
export function ItemHead(props: { desk: Desk; row: string; place: number; total: number; onStep(step: 1 | -1): void }) {
  const { desk, row, place, total, onStep } = props;
  const { spec } = desk;
  const source = desk.item(row)?.source;
  const [number, ...names] = spec.title.map((column) => desk.text(row, column)).filter(Boolean);
  const facts = spec.facts.flatMap((column) => {
    const value = desk.text(row, column);
    return value ? [{ id: column.id, label: column.label, value }] : [];
  });
  return (
    <header className="mk-item-head">
      <div className="mk-item-title">
        <h2>
          <span className="mono">{number}</span> {names.join(' · ')}
        </h2>
        <span className="number muted small">{t('marking.itemPlace', { place, total })}</span>
        <IconButton
          icon="up"
          label={t('marking.previousItem')}
          shortcut="PgUp"
          aria-disabled={place <= 1}
          onClick={() => onStep(-1)}
        />
        <IconButton
          icon="down"
          label={t('marking.nextItem')}
          shortcut="PgDn"
          aria-disabled={place >= total}
          onClick={() => onStep(1)}
        />
      </div>
      {spec.requirement && <p className="mk-requirement">{desk.text(row, spec.requirement)}</p>}
      <div className="mk-facts">
        {facts.map(({ id, label, value }) => (
          <span key={id}>
            <span className="muted">{label}</span> {value}
          </span>
        ))}
        {source && (
          <span>
            <span className="muted">{t('marking.source')}</span> {source.document}
            {source.article && ` · ${source.article}`} <ConfidenceTag confidence={source.confidence} />
          </span>
        )}
      </div>
    </header>
  );
}
