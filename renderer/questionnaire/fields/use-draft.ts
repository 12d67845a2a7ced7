/**
 * Text that is being typed. The draft wins over the stored answer while the field has the focus, so nothing a save
 * brings back can take a character away. It is handed on after a pause, on leaving the field, and whenever the store
 * asks ({@link registerDraft}): before undo, export, leaving the page.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AnswerKey } from '../../../core/answer/answer.ts';
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

/** @param commit `done` is false after a mere pause: half a date is then left alone. */
export function useDraft(stored: string, commit: (text: string, done: boolean) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const typing = useRef({ waiting: null as string | null, composing: false, timer: 0 });

  const hand = (done: boolean): void => {
    const { waiting } = typing.current;
    window.clearTimeout(typing.current.timer);
    if (waiting === null) return;
    // A pause keeps the text waiting for its final reading; leaving the field takes it off.
    if (done) typing.current.waiting = null;
    commit(waiting, done);
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
  }, []);

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
  return useDraft(spellValue(pack, holder, stored), (text, done) => {
    const parsed = parseValue(pack, holder, text, readNamedSubjects());
    if ('value' in parsed) putAnswer(at, parsed.value);
    else if (done) putAnswer(at, keepText(holder as Column, text));
  });
}
