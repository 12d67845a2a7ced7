/** Where the data of a register stands, in pictures (图示). Which pictures, the pack says. */
import { useLayoutEffect, useRef, useState } from 'react';
import { indexPack } from '../../../../core/form/pack.ts';
import type { Pack } from '../../../../core/form/pack-schema.ts';
import type { Register } from '../../../../core/form/schema/register.ts';
import type { PictureFilter } from '../../../../core/register/picture-arrange.ts';
import { useNamedSubjects } from '../../../questionnaire/state/scope.ts';
import { openCasefile } from '../../../store/casefile-state.ts';
import { readRegister, useRegisterTable } from '../../../store/register-store.ts';
import { useSelected } from '../../../store/signal.ts';
import { t } from '../../../strings/t.ts';
import { Button, EmptyState, ErrorNote } from '../../../ui/index.ts';
import { PictureCard } from './PictureCard.tsx';
import { useTallies } from './use-tallies.ts';
import './pictures.css';

export interface PicturesViewProps {
  subject: string;
  question: string;
  /** Asked to show these rows in the grid: column → values as its filters know them, '' = empty. */
  onFilter(filter: PictureFilter): void;
}

export default function PicturesView(props: PicturesViewProps) {
  const pack = useSelected(openCasefile, (open) => open?.pack);
  const register = pack && indexPack(pack).questions.get(props.question)?.question;
  if (!pack || register?.type !== 'register') return null;
  if (!register.pictures?.length)
    return (
      <EmptyState title={t('pictures.none')}>
        <p>{t('pictures.noneAdvice')}</p>
      </EmptyState>
    );
  return <Pictures {...props} pack={pack} register={register} />;
}

/** Below this a picture scrolls sideways inside its card rather than become unreadable. */
const LEAST_WIDTH = 520;
const MOST_WIDTH = 1080;
/** Card's padding and border. */
const EDGE = 34;

function Pictures(props: PicturesViewProps & { pack: Pack; register: Register }) {
  const { pack, register, subject, question, onFilter } = props;
  const table = useRegisterTable(subject, question);
  const subjects = useNamedSubjects();
  const tallies = useTallies(pack, register, subject, table);
  const [box, width] = useWidth();
  return (
    <div className="pictures" ref={box}>
      {table.error ? (
        <ErrorNote error={table.error}>
          <Button onClick={() => void readRegister(subject, question)}>{t('register.readAgain')}</Button>
        </ErrorNote>
      ) : !tallies || width === 0 ? (
        <p role="status" className="muted">
          {t('pictures.working')}
        </p>
      ) : table.total === 0 ? (
        <EmptyState title={t('pictures.noRows')}>
          <p>{t('pictures.noRowsAdvice')}</p>
        </EmptyState>
      ) : (
        (register.pictures ?? []).map((picture) => {
          const tally = tallies.get(picture.id);
          return (
            tally && (
              <PictureCard
                key={picture.id}
                pack={pack}
                register={register}
                subjects={subjects}
                owner={subjects.find(({ id }) => id === subject)?.name ?? ''}
                picture={picture}
                tally={tally}
                width={Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width - EDGE))}
                onFilter={onFilter}
              />
            )
          );
        })
      )}
    </div>
  );
}

/** Width of an element, followed as it changes; 0 before it is known. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}
