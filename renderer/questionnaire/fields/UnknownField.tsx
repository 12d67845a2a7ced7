import { t } from '../../strings/t.ts';

/** A question type of a newer pack: said plainly, and the rest of the page goes on. */
export function UnknownField({ id, type }: { id: string; type: string }) {
  return (
    <p id={id} className="q-kept">
      {t('questionnaire.unknownType', { type })}
    </p>
  );
}
