import type { Source } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { ConfidenceTag } from '../../ui/index.ts';

interface Guided {
  help?: string | undefined;
  guidance?: { basis?: string | undefined; method?: string | undefined; example?: string | undefined } | undefined;
  source?: Source | undefined;
  evidenceWanted?: string | undefined;
}

/** 判定依据, 取证方法, 示例, the evidence wanted, and where all this is from. */
export function Guidance({ holder }: { holder: Guided }) {
  const parts = [
    ['panel.help', holder.help],
    ['panel.basis', holder.guidance?.basis],
    ['panel.method', holder.guidance?.method],
    ['panel.example', holder.guidance?.example],
    ['panel.evidence', holder.evidenceWanted],
  ] as const;
  return (
    <>
      {parts.map(
        ([title, text]) =>
          text && (
            <section key={title} className="p-part">
              <h3>{t(title)}</h3>
              <p className="q-pre">{text}</p>
            </section>
          ),
      )}
      {holder.source && <SourceNote source={holder.source} />}
    </>
  );
}

export function SourceNote({ source }: { source: Source }) {
  return (
    <section className="p-part">
      <h3>
        {t('panel.source')} <ConfidenceTag confidence={source.confidence} />
      </h3>
      <p>
        {source.document}
        {source.article && ` · ${source.article}`}
      </p>
      <p className="muted small">{t(`panel.confidence.${source.confidence}`)}</p>
      {source.note && <p className="small">{source.note}</p>}
    </section>
  );
}
