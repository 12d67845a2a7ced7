import { useId, useMemo, useState } from 'react';
import { Combobox } from '../../questionnaire/fields/Combobox.tsx';
import { t } from '../../strings/t.ts';
import { searchOptions, type Target } from './state/questions.ts';

export interface QuestionSearchProps {
  targets: ReadonlyMap<string, Target>;
  forRows: boolean;
  /** Question bound now, or ''. */
  chosen: string;
  onPick(question: string): void;
  onLeave(): void;
}

/** Any question of the document's forms by a few of its characters. */
export function QuestionSearch({ targets, forRows, chosen, onPick, onLeave }: QuestionSearchProps) {
  const id = useId();
  const [text, setText] = useState('');
  const options = useMemo(() => searchOptions(targets, forRows), [targets, forRows]);
  return (
    <div className="t-search">
      <label htmlFor={id}>
        {t('place.search')} <kbd>/</kbd>
      </label>
      <Combobox
        input={{
          id,
          placeholder: t('place.searchHint'),
          onKeyDown: (event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onLeave();
          },
          onBlur: () => setText(''),
        }}
        text={text}
        onText={setText}
        options={options}
        selected={chosen ? [chosen] : []}
        onPick={(question) => {
          setText('');
          onPick(question);
        }}
        arrowsOpen
        readOnly={false}
      />
    </div>
  );
}
