/** Asks before something that is hard to take back. */
import { createSignal, useSignal } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface Question {
  title: string;
  text: string;
  /** The word on the button that does it. */
  action: string;
  danger?: boolean;
}
const asked = createSignal<(Question & { answer(yes: boolean): void }) | null>(null);

export function askConfirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    asked.set({
      ...question,
      answer(yes) {
        asked.set(null);
        resolve(yes);
      },
    });
  });
}

/** Mounted once. */
export function ConfirmHost() {
  const question = useSignal(asked);
  if (!question) return null;
  return (
    <Dialog
      title={question.title}
      size="small"
      onClose={() => question.answer(false)}
      footer={
        <>
          <Button onClick={() => question.answer(false)}>{t('ui.cancel')}</Button>
          <Button variant={question.danger ? 'danger' : 'primary'} onClick={() => question.answer(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      <p>{question.text}</p>
    </Dialog>
  );
}
