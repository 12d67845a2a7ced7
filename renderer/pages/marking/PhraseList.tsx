/** Sentences to start from, and keeping one's own: beside the text they go into. */
import type { Column } from '../../../core/form/pack-schema.ts';
import { type Phrase, phraseHome } from '../../../core/register/marking-items.ts';
import { toWorkbenchError } from '../../api.ts';
import { useWindowKey } from '../../app/use-window-key.ts';
import { insertAtCursor } from '../../questionnaire/state/focus.ts';
import { forgetPhrase, keepPhrase } from '../../store/phrases.ts';
import { t } from '../../strings/t.ts';
import { Button, IconButton, showError, toast } from '../../ui/index.ts';
import type { Desk } from './use-desk.ts';

const MOST_KEYS = 9;

type TextControl = HTMLTextAreaElement | HTMLInputElement;

export function PhraseList(props: { desk: Desk; row: string; column: Column; controlId: string }) {
  const { desk, row, column, controlId } = props;
  const phrases = desk.phrases(row, column);
  const control = (): TextControl | null => {
    const found = document.getElementById(controlId);
    return found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement ? found : null;
  };
  const insert = (phrase: Phrase | undefined): void => {
    const into = control();
    if (!phrase || !into || into.readOnly) return;
    // Another sentence goes behind what is there, unless something is selected to be replaced.
    const isAtEnd = into.selectionStart === into.selectionEnd && into.selectionEnd === into.value.length;
    insertAtCursor(into, into.value && isAtEnd && !/\s$/.test(into.value) ? `\n${phrase.text}` : phrase.text);
  };
  const keep = (): void => {
    const text = control()?.value.trim() ?? '';
    if (!text) {
      toast(t('marking.keepNothing'));
      return;
    }
    const home = phraseHome(desk.register, desk.item(row));
    keepPhrase({ ...home, column: column.id, option: desk.board.result(row), text }).then(
      () => toast(t('marking.kept')),
      (error: unknown) => showError(toWorkbenchError(error)),
    );
  };
  useWindowKey((event) => {
    if (!event.altKey || event.ctrlKey || event.isComposing || document.activeElement !== control()) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit !== undefined) insert(phrases[Number(digit) - 1]);
    else if (event.code === 'KeyS') keep();
    else return;
    event.preventDefault();
  });
  // The cursor stays where it is.
  const stay = (event: { preventDefault(): void }): void => event.preventDefault();
  return (
    <section className="mk-phrases" aria-label={t('marking.phrases')}>
      {phrases.length === 0 && (
        <p className="muted small">{t(desk.board.result(row) === '' ? 'marking.phrasesLater' : 'marking.noPhrases')}</p>
      )}
      <ul className="bare">
        {phrases.map((phrase, i) => (
          <li key={phrase.text}>
            <button type="button" className="mk-phrase" onMouseDown={stay} onClick={() => insert(phrase)}>
              {i < MOST_KEYS && <kbd aria-hidden="true">{i + 1}</kbd>}
              <span>{phrase.text}</span>
              {phrase.own !== undefined && <span className="mk-own">{t('marking.ownPhrase')}</span>}
            </button>
            {phrase.own !== undefined && (
              <IconButton
                icon="close"
                label={t('marking.forget', { text: phrase.text })}
                onMouseDown={stay}
                onClick={() => {
                  forgetPhrase(phrase.own ?? '').then(
                    () => toast(t('marking.forgotten')),
                    (error: unknown) => showError(toWorkbenchError(error)),
                  );
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Button icon="save" onMouseDown={stay} onClick={keep}>
        {t('marking.keep')} <kbd aria-hidden="true">Alt S</kbd>
      </Button>
    </section>
  );
}
