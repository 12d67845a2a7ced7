import { useEffect, useEffectEvent } from 'react';

/** Row heights are remembered; other bands make other heights. */
export function useMeasureAgain(bands: unknown, measure: () => void): void {
  const onBands = useEffectEvent(measure);
  useEffect(() => onBands(), [bands]);
}
