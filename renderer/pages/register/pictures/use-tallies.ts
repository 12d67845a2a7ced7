/** All pictures of a register added up, in slices, and again a moment after rows have changed. */
import { useEffect, useMemo, useState } from 'react';
import type { Pack } from '../../../../core/form/pack-schema.ts';
import type { Register } from '../../../../core/form/schema/register.ts';
import type { RowView } from '../../../../core/form/view.ts';
import { outsideText } from '../../../../core/register/outside.ts';
import { type PictureTally, tallyPicture } from '../../../../core/register/picture-tally.ts';
import { pictureExpressions, PictureViews } from '../../../../core/register/picture-views.ts';
import { useStable } from '../../../questionnaire/state/use-stable.ts';
import { evaluation } from '../../../store/casefile-state.ts';
import type { RegisterTable } from '../../../store/register-tables.ts';
import { runInSteps } from '../run-in-steps.ts';
import { useLinks } from '../use-links.ts';
import { contextOf } from '../row-context.ts';

const PAUSE_MS = 300;

/** Picture id → what it adds up to. */
export type Tallies = ReadonlyMap<string, PictureTally>;

/** `null` until all rows are read and added up for the first time. */
export function useTallies(pack: Pack, register: Register, subject: string, table: RegisterTable): Tallies | null {
  const linked = useLinks(register, subject);
  const outside = useStable(
    evaluation,
    (state) => outsideText(pictureExpressions(register), contextOf(pack, state, subject)),
    Object.is,
  );
  const views = useMemo(() => {
    // Made anew for other values outside, and only then.
    void outside;
    return new PictureViews(register, contextOf(pack, evaluation.get(), subject), { pack, rows: linked });
  }, [pack, register, subject, outside, linked]);
  const [tallies, setTallies] = useState<Tallies | null>(null);
  const isFirst = tallies === null;
  useEffect(() => {
    if (!table.complete) return;
    let stop = (): void => undefined;
    const timer = window.setTimeout(
      () => {
        stop = runInSteps(tallyAll(register, views, table), setTallies);
      },
      isFirst ? 0 : PAUSE_MS,
    );
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [register, views, table, isFirst]);
  return tallies;
}

function* tallyAll(register: Register, views: PictureViews, table: RegisterTable): Generator<void, Tallies, void> {
  const tallies = new Map<string, PictureTally>();
  for (const picture of register.pictures ?? [])
    tallies.set(picture.id, yield* tallyPicture(register, picture, viewsOf(views, table), views.context));
  return tallies;
}

function* viewsOf(views: PictureViews, { ids, rows }: RegisterTable): Generator<RowView> {
  for (const id of ids) {
    const row = rows.get(id);
    if (row) yield views.of(id, row);
  }
}
