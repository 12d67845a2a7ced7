import { indexPack } from '../../core/form/pack.ts';
import type { OpenNeed } from '../../core/form/needs.ts';
import { evaluation } from '../store/casefile-state.ts';
import { useSelected } from '../store/signal.ts';
import { useOpenCasefile } from '../store/use-casefile.ts';
import { t } from '../strings/t.ts';
import { Note } from '../ui/index.ts';
import { hrefOf } from './route.ts';

/** Why nothing is there yet, each with the way to where it is answered. */
export function NeedList({ needs }: { needs: readonly OpenNeed[] }) {
  const { pack } = useOpenCasefile();
  const { questions } = indexPack(pack);
  return (
    <ul className="bare">
      {needs.map(({ text, subject, form, question }) => (
        <li key={text}>
          {text}{' '}
          <a href={hrefOf({ page: 'questionnaire', subject, form, question })}>
            {t('need.go', { question: questions.get(question)?.question.label ?? '' })}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The open needs of a register, boxed; nothing where all is met. */
export function RegisterNeeds({ subject, register }: { subject: string; register: string }) {
  const needs = useSelected(evaluation, (state) => state?.subjects.get(subject)?.needs.get(register));
  return needs ? (
    <Note tone="accent">
      <NeedList needs={needs} />
    </Note>
  ) : null;
}
