import { t } from '../../strings/t.ts';
import { Button } from '../../ui/index.ts';

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];

/** The largest step, up to full size, at which nothing is cut off at the side. */
export function fittingZoom(fit: number): number {
  return STEPS.findLast((step) => step <= Math.min(1, fit)) ?? 0.5;
}

export function ZoomControl({ zoom, onZoom }: { zoom: number; onZoom(zoom: number): void }) {
  const at = STEPS.indexOf(zoom);
  const smaller = STEPS[at - 1];
  const larger = STEPS[at + 1];
  return (
    <span className="row" role="group" aria-label={t('preview.zoom')}>
      <Button
        variant="quiet"
        aria-label={t('preview.smaller')}
        disabled={smaller === undefined}
        onClick={() => smaller && onZoom(smaller)}
      >
        −
      </Button>
      <span className="number">{Math.round(zoom * 100)}%</span>
      <Button
        variant="quiet"
        aria-label={t('preview.larger')}
        disabled={larger === undefined}
        onClick={() => larger && onZoom(larger)}
      >
        ＋
      </Button>
    </span>
  );
}
