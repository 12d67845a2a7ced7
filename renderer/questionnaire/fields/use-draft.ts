/**
 * Text that is being typed. The draft wins over the stored answer while the field has the focus, so nothing a save
 * brings back can take a character away. It is handed on after a pause, on leaving the field, and whenever the store
 * asks ({@link registerDraft}): before undo, export, leaving the page.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keyText, type AnswerKey } from '../../../core/answer/answer.ts';
import { parseValue, type ValueHolder } from '../../../core/form/parse.ts';
import { spellValue } from '../../../core/form/spell.ts';
import { keepText } from '../../../core/form/table-edit.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import { registerDraft } from '../../store/drafts.ts';
import { useAnswer } from '../../store/use-casefile.ts';
import { putAnswer } from '../state/put-answer.ts';
import { readNamedSubjects, useScope } from '../state/scope.ts';

const PAUSE_MS = 500;

export interface Draft {
  text: string;
  /** Something has been typed since the field was entered. */
  typing: boolean;
  change(text: string): void;
  /** Forgets what was typed and not yet handed on. */
  reset(): void;
  /** Spread on the control. */
  handlers: {
    onBlur(): void;
    onCompositionStart(): void;
    onCompositionEnd(): void;
  };
}

/**
 * @param commit `done` is false after a mere pause: half a date is then left alone.
 * @param owner names what is written, where a field may be given something else to write: what was typed stays with the old
 */
export function useDraft(stored: string, commit: (text: string, done: boolean) => void, owner = ''): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const [drawn, setDrawn] = useState(owner);
  if (drawn !== owner) {
    setDrawn(owner);
    setDraft(null);
  }
  const typing = useRef({ waiting: null as string | null, composing: false, timer: 0, commit });
  // Effects of the owner before are taken back first: they still commit to it.
  useEffect(() => {
    typing.current.commit = commit;
  });

  const hand = (done: boolean): void => {
    const { waiting } = typing.current;
    window.clearTimeout(typing.current.timer);
    if (waiting === null) return;
    // A pause keeps the text waiting for its final reading; leaving the field takes it off.
    if (done) typing.current.waiting = null;
    typing.current.commit(waiting, done);
  };
  const finish = (): void => {
    hand(true);
    setDraft(null);
  };
  const pause = (): void => {
    window.clearTimeout(typing.current.timer);
    if (!typing.current.composing) typing.current.timer = window.setTimeout(() => hand(false), PAUSE_MS);
  };

  const onFlush = useEffectEvent(finish);
  useEffect(() => {
    const off = registerDraft(() => onFlush());
    return () => {
      onFlush();
      off();
    };
  }, [owner]);

  return {
    text: draft ?? stored,
    typing: draft !== null,
    reset() {
      window.clearTimeout(typing.current.timer);
      typing.current.waiting = null;
      setDraft(null);
    },
    change(text) {
      typing.current.waiting = text;
      setDraft(text);
      pause();
    },
    handlers: {
      onBlur: finish,
      onCompositionStart: () => {
        typing.current.composing = true;
        window.clearTimeout(typing.current.timer);
      },
      onCompositionEnd: () => {
        typing.current.composing = false;
        pause();
      },
    },
  };
}

/** A draft of an answer that is one text: reads it with the holder's type, keeps what cannot be read as text. */
export function useAnswerDraft(at: AnswerKey, holder: ValueHolder): Draft {
  const { pack } = useScope();
  const stored = useAnswer(at);
  const commit = (text: string, done: boolean): void => {
    const parsed = parseValue(pack, holder, text, readNamedSubjects());
    if ('value' in parsed) putAnswer(at, parsed.value);
    else if (done) putAnswer(at, keepText(holder as Column, text));
  };
  return useDraft(spellValue(pack, holder, stored), commit, keyText(at));
}
