import { memo } from 'react';
import type { Source } from '../../../../core/form/pack-schema.ts';
import type { LibraryItem } from '../../../../core/form/schema/library.ts';
import { SourceNote } from '../../../questionnaire/panel/Guidance.tsx';
import { t, type StringKey } from '../../../strings/t.ts';

/** How to look at an item and what to expect, from its library. */
export const ItemGuidance = memo(function ItemGuidance(props: {
  guidance: LibraryItem['guidance'] | undefined;
  source: Source | undefined;
}) {
  const { guidance, source } = props;
  const part = (title: StringKey, body: string | string[] | undefined) => {
    if (!body?.length) return null;
    return (
      <section className="p-part">
        <h3>{t(title)}</h3>
        {typeof body === 'string' ? (
          <p className="q-pre">{body}</p>
        ) : (
          <ol className="mk-steps">
            {body.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
      </section>
    );
  };
  return (
    <aside className="mk-guidance" aria-label={t('marking.guidance')} tabIndex={0}>
      <h2>{t('marking.guidance')}</h2>
      {!guidance && !source && <p className="muted small">{t('marking.noGuidance')}</p>}
      {part('marking.basis', guidance?.basis)}
      {part('marking.method', guidance?.method)}
      {part('marking.steps', guidance?.steps)}
      {part('marking.expected', guidance?.expected)}
      {part('marking.wanted', guidance?.evidence)}
      {part('marking.example', guidance?.example)}
      {source && <SourceNote source={source} />}
    </aside>
  );
});
