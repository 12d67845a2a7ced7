/** What a batch edit would do, reckoned after a pause in typing and without holding up the keys. */
import { useEffect, useState } from 'react';
import type { Column } from '../../../core/form/pack-schema.ts';
import { type BatchChange, type BatchPlan, planBatch } from '../../../core/register/edits-batch.ts';
import type { Rows } from '../../../core/register/view-sort.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import type { GridModel } from '../../questionnaire/grid/use-grid-model.ts';
import type { RowChecks } from './row-checks.ts';
import { runInSteps } from './run-in-steps.ts';

const PAUSE_MS = 200;

/** @returns `null` while there is nothing to do or it is not known yet. */
export function useBatchPlan(options: {
  grid: Pick<GridModel, 'pack' | 'subjects'>;
  reader: RowReader;
  checks: RowChecks;
  rows: Rows;
  ids: readonly string[];
  column: Column | undefined;
  change: BatchChange | null;
}): BatchPlan | null {
  const { reader, checks, rows, ids, column } = options;
  const { pack, subjects } = options.grid;
  const [made, setMade] = useState<{ key: string; plan: BatchPlan } | null>(null);
  const change = JSON.stringify(options.change);
  const key = `${column?.id ?? ''} ${ids.length} ${change}`;
  useEffect(() => {
    const asked = JSON.parse(change) as BatchChange | null;
    if (!column || !asked) return;
    let stop = (): void => undefined;
    const timer = window.setTimeout(() => {
      const steps = planBatch({
        pack,
        reader,
        column,
        change: asked,
        rows,
        ids,
        subjects,
        problems: (id, row) => checks.problems(id, row),
        proposed: (id, row) => checks.check(id, row).identified?.proposed,
      });
      stop = runInSteps(steps, (plan) => setMade({ key, plan }));
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [pack, subjects, reader, checks, rows, ids, column, change, key]);
  return options.change && made?.key === key ? made.plan : null;
}
