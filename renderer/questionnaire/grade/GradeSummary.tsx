import type { GradingResult } from '../../../core/assess/grading.ts';
import { numberText } from '../../../core/form/display.ts';
import type { Source } from '../../../core/form/pack-schema.ts';
import { sourceSchema } from '../../../core/form/schema/base.ts';
import { t } from '../../strings/t.ts';
import { ConfidenceTag, Icon, Note } from '../../ui/index.ts';
import { GradeDerivation } from './GradeDerivation.tsx';
import { GradeSensitivity } from './GradeSensitivity.tsx';

export interface GradeSummaryProps {
  result: GradingResult;
  /** The pack's scale, for its title and source. */
  scale?: unknown;
  id?: string;
  /** Level, k and warnings only: for the overview. */
  brief?: boolean;
}

function sourceOf(scale: unknown): Source | undefined {
  const read = sourceSchema.safeParse((scale as { source?: unknown } | undefined)?.source);
  return read.success ? read.data : undefined;
}

/** The level, how it came about, and how near it is to being another. */
export function GradeSummary({ result, scale, id, brief = false }: GradeSummaryProps) {
  const source = sourceOf(scale);
  return (
    <div id={id} className="grade" role="group" aria-label={t('grade.title')}>
      <div className="grade-head">
        <p className="grade-level">{result.shownLabel}</p>
        <p className="grade-k">
          k = <span className="number">{numberText(result.k)}</span>
          {result.label !== result.shownLabel && (
            <span className="muted"> · {t('grade.inner', { label: result.label })}</span>
          )}
        </p>
        {source && (
          <p className="grade-source">
            <ConfidenceTag confidence={source.confidence} /> <span className="small muted">{source.document}</span>
          </p>
        )}
      </div>
      {result.nearEdge && (
        <Note tone="warning" title={t('grade.nearEdge', { edge: result.edgeLabel })}>
          <p>{t('grade.nearEdgeAdvice')}</p>
        </Note>
      )}
      {result.review && (
        <Note tone="warning" title={t('grade.review', { label: result.label })}>
          <p>{t('grade.reviewAdvice')}</p>
        </Note>
      )}
      {!brief && (
        <>
          <GradeDerivation result={result} />
          <GradeSensitivity result={result} />
          {source?.note && (
            <p className="small muted">
              <Icon name="source" size={14} /> {source.note}
            </p>
          )}
        </>
      )}
    </div>
  );
}
