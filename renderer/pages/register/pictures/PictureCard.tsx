/** One picture: title, what is counted, the picture or its table, and what a reader must know about it. */
import { useId, useMemo, useRef, useState } from 'react';
import { numberText } from '../../../../core/form/display.ts';
import type { Pack } from '../../../../core/form/pack-schema.ts';
import type { NamedSubject } from '../../../../core/form/parse.ts';
import type { Picture, Register } from '../../../../core/form/schema/register.ts';
import { arrangePicture, type PictureFilter, type ShownPicture } from '../../../../core/register/picture-arrange.ts';
import type { PictureTally } from '../../../../core/register/picture-tally.ts';
import { t } from '../../../strings/t.ts';
import { Button, toast } from '../../../ui/index.ts';
import { type Amounts, amountsOf } from './amounts.ts';
import { copyPicture } from './copy-picture.ts';
import { FoldedGroups } from './FoldedGroups.tsx';
import { barsScene } from './layout-bars.ts';
import { flowScene } from './layout-flow.ts';
import { matrixScene } from './layout-matrix.ts';
import { PictureTable } from './PictureTable.tsx';
import type { Scene } from './scene.ts';
import { SceneView } from './SceneView.tsx';

export interface PictureCardProps {
  pack: Pack;
  register: Register;
  subjects: readonly NamedSubject[];
  /** Name of who the register belongs to. */
  owner: string;
  picture: Picture;
  tally: PictureTally;
  /** Room for it, CSS pixels. */
  width: number;
  onFilter(filter: PictureFilter): void;
}

export function PictureCard(props: PictureCardProps) {
  const { pack, register, subjects, owner, picture, tally, width, onFilter } = props;
  const id = useId();
  const [measure, setMeasure] = useState(0);
  const [asTable, setAsTable] = useState(false);
  const svg = useRef<SVGSVGElement>(null);
  const measures = useMemo(() => amountsOf(register, picture), [register, picture]);
  const amounts = measures[measure] ?? measures[0];
  const shown = useMemo(
    () => arrangePicture({ pack, register, subjects }, picture, tally, measure),
    [pack, register, subjects, picture, tally, measure],
  );
  const scene = useMemo(
    () => amounts && sceneOf(picture, shown, amounts, width, owner),
    [picture, shown, amounts, width, owner],
  );
  if (!amounts || !scene) return null;
  const notes = notesOf(picture, tally, shown, amounts, measure);
  const copy = async (): Promise<void> => {
    if (!svg.current) return;
    try {
      await copyPicture(svg.current, `${picture.title}（${amounts.label}）`, notes.slice(0, 1));
      toast(t('pictures.copied'));
    } catch {
      toast(t('pictures.copyFailed'), 'error');
    }
  };
  return (
    <section className="card pic-card" aria-labelledby={`${id}-title`}>
      <div className="pic-head">
        <h2 id={`${id}-title`}>{picture.title}</h2>
        {measures.length > 1 && (
          <div className="pic-measures no-print" role="group" aria-label={t('pictures.measure')}>
            {measures.map(({ label }, m) => (
              <button key={label} type="button" aria-pressed={m === measure} onClick={() => setMeasure(m)}>
                {label}
              </button>
            ))}
          </div>
        )}
        <span className="only-print">{amounts.label}</span>
        <span className="grow" />
        <div className="row nowrap no-print">
          <Button icon="table" variant="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t('pictures.showTable')}
          </Button>
          <Button icon="copy" variant="quiet" disabled={asTable || shown.rows.length === 0} onClick={() => void copy()}>
            {t('pictures.copy')}
          </Button>
        </div>
      </div>
      {shown.rows.length === 0 ? (
        <p className="muted">{t('pictures.nothing')}</p>
      ) : asTable ? (
        <PictureTable {...{ register, picture, shown, amounts, onFilter }} />
      ) : (
        <div className="pic-scroll">
          <SceneView
            scene={scene}
            labelledBy={`${id}-title`}
            describedBy={`${id}-notes`}
            onFilter={onFilter}
            svg={svg}
          />
        </div>
      )}
      {!asTable && <FoldedGroups shown={shown} amounts={amounts} onFilter={onFilter} />}
      <p id={`${id}-notes`} className="muted small">
        {notes.join('')}
        <span className="no-print">{!asTable && t('pictures.hint')}</span>
      </p>
    </section>
  );
}

function sceneOf(picture: Picture, shown: ShownPicture, amounts: Amounts, width: number, owner: string): Scene {
  switch (picture.kind) {
    case 'matrix':
      return matrixScene(shown, amounts, width);
    case 'bars':
      return barsScene(shown, amounts, width);
    case 'flow':
      return flowScene(shown, amounts, width, { subject: owner, hasSource: picture.from !== undefined });
  }
}

function notesOf(
  picture: Picture,
  tally: PictureTally,
  shown: ShownPicture,
  amounts: Amounts,
  measure: number,
): string[] {
  const missing = tally.missing[measure] ?? 0;
  const count = (value: number): string => numberText(value, { group: true });
  return [
    t('pictures.counted', {
      count: count(tally.count),
      label: amounts.label,
      amount: amounts.short(shown.total),
    }),
    ...(missing > 0 ? [t('pictures.missing', { count: count(missing), label: amounts.label })] : []),
    ...(tally.overlapping ? [t('pictures.overlapping')] : []),
    ...(picture.kind === 'matrix' ? [t('pictures.shading')] : []),
    ...(picture.note ? [picture.note] : []),
  ];
}
