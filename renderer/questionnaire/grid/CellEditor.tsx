/**
 * The input of the active cell. It always has the real focus and holds the whole value, selected: typing – an input
 * method's composition too – replaces it with nothing in between. F2 or a click puts the cursor inside instead.
 */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Column } from '../../../core/form/pack-schema.ts';
import { Combobox, type ListOption } from '../fields/Combobox.tsx';
import { useDraft } from '../fields/use-draft.ts';

export interface CellEditorProps {
  id: string;
  column: Column;
  text: string;
  /** Choices of list-like columns; `null` for typed ones. */
  options: ListOption[] | null;
  selected: readonly string[];
  label: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  readOnly: boolean;
  /** Whether the grid has the focus: an editor that appears takes it over. */
  focusWanted: RefObject<boolean>;
  onCommit(text: string): void;
  onPick(id: string): void;
  onOpenDetails(): void;
}

/** Keys that edit the cell's text: the grid leaves them alone, the window's own shortcuts still hear them. */
export const editingKeys = new WeakSet<Event>();

type Control = HTMLInputElement | HTMLTextAreaElement;

export function CellEditor(props: CellEditorProps) {
  const { column, readOnly, options } = props;
  const ref = useRef<Control>(null);
  const [inside, setInside] = useState(false);
  const draft = useDraft(props.text, (text, done) => {
    if (done && !readOnly) props.onCommit(text);
  });
  const multiline = column.type === 'longtext' && !readOnly;
  const { focusWanted } = props;

  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.select();
  }, [focusWanted]);
  // A value that changed under the cell (undo, paste) is selected again, so that typing still replaces it.
  const { typing } = draft;
  useEffect(() => {
    if (!typing && !inside && document.activeElement === ref.current) ref.current?.select();
  }, [props.text, typing, inside]);

  const enter = (): void => {
    const control = ref.current;
    if (!control || readOnly) return;
    setInside(true);
    control.setSelectionRange(control.value.length, control.value.length);
  };
  const onKeyDown = (event: KeyboardEvent<Control>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'F2') {
      event.preventDefault();
      if (column.type === 'attachment') props.onOpenDetails();
      else enter();
      return;
    }
    if (event.key === ' ' && column.type === 'attachment') {
      event.preventDefault();
      props.onOpenDetails();
      return;
    }
    if (event.key === ' ' && column.type === 'yesno' && !typing && !readOnly) {
      event.preventDefault();
      props.onPick(props.selected[0] === 'true' ? 'false' : 'true');
      return;
    }
    if (!typing && !inside) return;
    if (event.key === 'Escape') {
      draft.reset();
      setInside(false);
      editingKeys.add(event.nativeEvent);
      return;
    }
    if (multiline && event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      const control = event.currentTarget;
      control.setRangeText('\n', control.selectionStart ?? 0, control.selectionEnd ?? 0, 'end');
      draft.change(control.value);
      return;
    }
    // These end the cell and are the grid's; all others move the cursor or edit the text.
    const ends =
      event.key === 'Enter' || event.key === 'Tab' || (!inside && !multiline && /^Arrow(Up|Down)$/.test(event.key));
    if (!ends) editingKeys.add(event.nativeEvent);
  };

  const shared = {
    id: props.id,
    className: 'g-input',
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'aria-required': props.required || undefined,
    autoComplete: 'off',
    spellCheck: false,
    onBlur: () => {
      draft.handlers.onBlur();
      setInside(false);
    },
    onCompositionStart: draft.handlers.onCompositionStart,
    onCompositionEnd: draft.handlers.onCompositionEnd,
    onClick: () => (column.type === 'attachment' ? props.onOpenDetails() : setInside(!readOnly)),
  };

  if (options && !readOnly)
    return (
      <Combobox
        input={{ ...shared, onKeyDown }}
        inputRef={ref as RefObject<HTMLInputElement | null>}
        text={draft.text}
        onText={draft.change}
        options={options}
        selected={props.selected}
        multiple={column.type === 'multi'}
        onPick={(id) => {
          draft.reset();
          props.onPick(id);
        }}
        arrowsOpen={false}
        readOnly={readOnly}
      />
    );
  if (multiline)
    return (
      <textarea
        {...shared}
        ref={ref as RefObject<HTMLTextAreaElement | null>}
        className={typing || inside ? 'g-input g-input-open' : 'g-input'}
        rows={1}
        data-phrases=""
        value={draft.text}
        onKeyDown={onKeyDown}
        onChange={(event) => draft.change(event.target.value)}
      />
    );
  return (
    <input
      type="text"
      {...shared}
      ref={ref as RefObject<HTMLInputElement | null>}
      readOnly={readOnly}
      value={draft.text}
      onKeyDown={onKeyDown}
      onChange={(event) => draft.change(event.target.value)}
    />
  );
}
