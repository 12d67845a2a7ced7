import { t } from '../../strings/t.ts';
import { Button } from '../../ui/index.ts';

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];

const SMALLEST = 0.4;

/** Up to full size, so that nothing is cut off at the side; whole steps of 5 %. */
export function fittingZoom(fit: number): number {
  return Math.max(SMALLEST, Math.min(1, Math.floor(fit * 20) / 20));
}

export function ZoomControl({ zoom, onZoom }: { zoom: number; onZoom(zoom: number): void }) {
  const smaller = STEPS.findLast((step) => step < zoom);
  const larger = STEPS.find((step) => step > zoom);
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
