import { t } from '../../strings/t.ts';
import { toast } from '../../ui/index.ts';
import { blockOf } from '../state/jump.ts';
import { focusedPlace, insertAtCursor } from '../state/focus.ts';

/** Usual wording, put in at the cursor of the question one is at. */
export function Phrases({ phrases }: { phrases: readonly string[] }) {
  const insert = (phrase: string): void => {
    const { question } = focusedPlace.get();
    const control = blockOf(question)?.querySelector<HTMLTextAreaElement | HTMLInputElement>(
      'textarea, input[data-phrases], .g-input',
    );
    if (!control || control.readOnly) toast(t('panel.phraseNowhere'));
    else insertAtCursor(control, phrase);
  };
  return (
    <section className="p-part">
      <h3>{t('panel.phrases')}</h3>
      <ul className="p-phrases">
        {phrases.map((phrase) => (
          <li key={phrase}>
            <button
              type="button"
              // The cursor stays where it is.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(phrase)}
            >
              {phrase}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
