import { useMemo } from 'react';
import { isPicture } from '../../../core/evidence/evidence.ts';
import type { ListedEvidence } from '../../../core/evidence/list.ts';
import { indexPack } from '../../../core/form/pack.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import type { EvidenceFilter } from './filter.ts';

const KINDS = ['all', 'pictures', 'others', 'uncited'] as const;

export function FilterBar(props: {
  list: readonly ListedEvidence[];
  shown: number;
  filter: EvidenceFilter;
  onFilter(filter: EvidenceFilter): void;
}) {
  const { list, filter, onFilter } = props;
  const { pack } = useOpenCasefile();
  const counts = useMemo(() => {
    const pictures = list.filter(({ mime }) => isPicture(mime)).length;
    const uncited = list.filter(({ cited }) => cited.length === 0).length;
    return { all: list.length, pictures, others: list.length - pictures, uncited };
  }, [list]);
  const forms = useMemo(() => {
    const citing = new Set(list.flatMap(({ cited }) => cited.map(({ form }) => form)));
    return [...indexPack(pack).forms.values()].filter(({ id }) => citing.has(id));
  }, [list, pack]);
  return (
    <div className="ev-filter" role="search">
      <input
        type="search"
        className="q-input ev-search"
        aria-label={t('evidence.search')}
        placeholder={t('evidence.search')}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      <div role="group" aria-label={t('evidence.kinds')} className="row">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="reg-chip"
            aria-pressed={filter.kind === kind}
            onClick={() => onFilter({ ...filter, kind })}
          >
            {t(`evidence.kind.${kind}`)} <span className="number">{counts[kind]}</span>
          </button>
        ))}
      </div>
      <select
        className="q-input"
        aria-label={t('evidence.byForm')}
        value={filter.form}
        onChange={(event) => onFilter({ ...filter, form: event.target.value })}
      >
        <option value="">{t('evidence.anyForm')}</option>
        {forms.map((form) => (
          <option key={form.id} value={form.id}>
            {form.short ?? form.title}
          </option>
        ))}
      </select>
      <span className="muted small number" role="status">
        {props.shown < list.length && t('evidence.shown', { count: props.shown })}
      </span>
    </div>
  );
}
