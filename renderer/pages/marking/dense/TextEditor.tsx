/** The text of one row, open in its place, with its phrases. */
import { useEffect, type KeyboardEvent } from 'react';
import { answerKey } from '../../../../core/answer/answer.ts';
import { textColumn } from '../../../../core/register/marking-spec.ts';
import { useAnswerDraft } from '../../../questionnaire/fields/use-draft.ts';
import type { ValueHolder } from '../../../../core/form/parse.ts';
import { t } from '../../../strings/t.ts';
import { PhraseList } from '../PhraseList.tsx';
import type { Desk } from '../use-desk.ts';
import { detailId } from '../guided/focus-detail.ts';

export function TextEditor(props: { desk: Desk; row: string; onLeave(next: boolean): void }) {
  const { desk, row, onLeave } = props;
  const column = textColumn(desk.spec, desk.board.result(row));
  if (!column) return null;
  const id = detailId(column.id);
  return (
    <div role="gridcell" className="mk-text">
      <div className="mk-text-field">
        <label htmlFor={id}>{column.label}</label>
        <TextBox key={column.id} desk={desk} row={row} column={column} id={id} onLeave={onLeave} />
        <span className="muted small">{t('marking.textHint')}</span>
      </div>
      {!desk.readOnly && <PhraseList desk={desk} row={row} column={column} controlId={id} />}
    </div>
  );
}

function TextBox(props: {
  desk: Desk;
  row: string;
  column: ValueHolder & { id: string };
  id: string;
  onLeave(next: boolean): void;
}) {
  const { desk, row, column, id, onLeave } = props;
  const draft = useAnswerDraft(answerKey(desk.subject, desk.register.id, row, column.id), column);
  useEffect(() => {
    const control = document.getElementById(id);
    if (!(control instanceof HTMLTextAreaElement)) return;
    control.focus({ preventScroll: true });
    control.setSelectionRange(control.value.length, control.value.length);
  }, [id]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isDone) return;
    event.preventDefault();
    onLeave(isDone);
  };
  return (
    <textarea
      {...draft.handlers}
      id={id}
      className="q-input"
      spellCheck={false}
      readOnly={desk.readOnly}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
