import { startTransition, useEffect, useState } from 'react';
import type { Question, Section } from '../../core/form/pack-schema.ts';
import { t } from '../strings/t.ts';
import { QuestionBlock } from './QuestionBlock.tsx';

/** Enough for the first screen; the rest follows while the browser is idle, so that a long form opens at once. */
const FIRST = 16;
const STEP = 40;

/** The browser leaves out of layout and painting what is far from view – by the chunk, because it watches each one. */
const CHUNK = 20;

function chunks(questions: readonly Question[]): Question[][] {
  return Array.from({ length: Math.ceil(questions.length / CHUNK) }, (_, i) =>
    questions.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}

/** @param wanted a question that must be on the page at once: a jump leads there. */
export function SectionView({ section, wanted }: { section: Section; wanted: string }) {
  const [shown, setShown] = useState(FIRST);
  const { questions } = section;
  const least = questions.findIndex((question) => question.id === wanted) + 1;
  const count = Math.min(questions.length, Math.max(shown, least));
  useEffect(() => {
    if (count >= questions.length) return;
    const id = requestIdleCallback(() => startTransition(() => setShown(count + STEP)), { timeout: 200 });
    return () => cancelIdleCallback(id);
  }, [count, questions.length]);
  return (
    <section
      className="q-section"
      aria-labelledby={`section-${section.id}`}
      aria-busy={count < questions.length || undefined}
    >
      <h2 id={`section-${section.id}`} tabIndex={-1}>
        {section.title}
      </h2>
      {section.intro && <p className="q-intro">{section.intro}</p>}
      {questions.length === 0 && <p className="muted">{t('questionnaire.emptySection')}</p>}
      {chunks(questions.slice(0, count)).map((chunk) => (
        <div key={chunk[0]?.id} className="q-chunk">
          {chunk.map((question) => (
            <QuestionBlock key={question.id} question={question} />
          ))}
        </div>
      ))}
    </section>
  );
}
