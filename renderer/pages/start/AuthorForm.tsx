import { useState } from 'react';
import { appInfo, setAuthor } from '../../store/app.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Field, toast } from '../../ui/index.ts';

/** Who signs the changes. */
export function AuthorForm() {
  const author = useSignal(appInfo)?.author ?? '';
  const [typed, setTyped] = useState(author);
  const save = useAction(async () => {
    await setAuthor(typed.trim());
    toast(t('start.authorSaved'));
  });
  const changed = typed.trim() !== '' && typed.trim() !== author;
  return (
    <form
      className="card stack"
      aria-labelledby="start-author"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void save.run();
      }}
    >
      <h2 id="start-author">{t('start.author')}</h2>
      <Field label={t('start.authorName')} hint={t('start.authorHint')}>
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={60}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {save.error && <ErrorNote error={save.error} />}
      <div className="row">
        <Button type="submit" disabled={!changed} busy={save.busy}>
          {t('start.authorSave')}
        </Button>
      </div>
    </form>
  );
}
