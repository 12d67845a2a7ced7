/**
 * A text input with a list of options (ARIA combobox). Used in forms and inside grid cells. Keys that the open list
 * handles stop here; everything else goes on to whoever is around it.
 */
import { useEffect, useRef, useState, type ComponentProps, type KeyboardEvent, type RefObject } from 'react';
import { foldLabel } from '../../../core/form/parse.ts';
import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';

export interface ListOption {
  id: string;
  label: string;
  hint?: string | undefined;
}

export interface ComboboxProps {
  /** Attributes of the input; handlers given here run first. */
  input: Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'ref'>;
  inputRef?: RefObject<HTMLInputElement | null>;
  text: string;
  onText(text: string): void;
  options: ListOption[];
  selected: readonly string[];
  multiple?: boolean;
  onPick(id: string): void;
  /** In forms the arrows open the list; in a grid they move the cell, and Alt+↓, F2 or Enter open it. */
  arrowsOpen: boolean;
  readOnly: boolean;
}

/** More than fits a look; typing narrows the list. */
const MOST_SHOWN = 200;

export function Combobox(props: ComboboxProps) {
  const { input, text, options, selected, multiple = false, arrowsOpen, readOnly } = props;
  const ownRef = useRef<HTMLInputElement>(null);
  const ref = props.inputRef ?? ownRef;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(false);
  const [active, setActive] = useState(-1);
  const listId = `${input.id ?? ''}-list`;

  const last = multiple ? (text.split(/[、，,；;]/).at(-1) ?? '') : text;
  const wanted = typed ? foldLabel(last) : '';
  const matching = wanted ? matchingOptions(options, wanted) : options;
  const shown = matching.slice(0, MOST_SHOWN);

  const show = (): void => {
    if (readOnly) return;
    setOpen(true);
    setTyped(false);
    setActive(options.findIndex((option) => selected.includes(option.id)));
  };
  const hide = (): void => {
    setOpen(false);
    setTyped(false);
  };
  const pick = (option: ListOption | undefined): void => {
    if (!option) return;
    props.onPick(option.id);
    setTyped(false);
    if (!multiple) hide();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const took = open ? keyInList(event) : keyClosed(event);
    if (took) {
      event.preventDefault();
      event.stopPropagation();
    } else input.onKeyDown?.(event);
  };
  const keyClosed = (event: KeyboardEvent): boolean => {
    const opens =
      (event.key === 'ArrowDown' && (event.altKey || arrowsOpen)) ||
      (arrowsOpen ? event.key === 'ArrowUp' : event.key === 'F2');
    if (!opens || readOnly) return false;
    show();
    return true;
  };
  const keyInList = (event: KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) {
      if (event.altKey && event.key === 'ArrowUp') hide();
      else setActive((now) => Math.max(0, Math.min(shown.length - 1, now + step)));
      return true;
    }
    if (event.key === 'Escape') {
      hide();
      return true;
    }
    const option = shown[active] ?? (wanted && shown.length === 1 ? shown[0] : undefined);
    if (event.key === 'Enter' || (multiple && event.key === ' ' && !typed)) {
      if (!option) {
        hide();
        return false;
      }
      pick(option);
      return true;
    }
    // Tab takes the highlighted option along, as a native select does.
    if (event.key === 'Tab' && option && typed) pick(option);
    return false;
  };

  return (
    <span className="q-combobox">
      <input
        {...input}
        ref={ref}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[active] ? `${listId}-${active}` : undefined}
        readOnly={readOnly}
        value={text}
        style={{ anchorName: `--${cssName(listId)}` }}
        onChange={(event) => {
          props.onText(event.target.value);
          setTyped(true);
          setOpen(true);
          setActive(0);
        }}
        onClick={(event) => {
          input.onClick?.(event);
          if (arrowsOpen && !open) show();
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          hide();
          input.onBlur?.(event);
        }}
      />
      {!readOnly && (
        <span
          className="q-combobox-mark"
          aria-hidden="true"
          onMouseDown={(event) => {
            event.preventDefault();
            ref.current?.focus();
            if (open) hide();
            else show();
          }}
        >
          <Icon name="down" size={12} />
        </span>
      )}
      {open && (
        <OptionList
          id={listId}
          label={input['aria-label'] ?? t('questionnaire.optionList')}
          options={shown}
          more={matching.length - shown.length}
          active={active}
          selected={selected}
          multiple={multiple}
          onPick={pick}
        />
      )}
    </span>
  );
}

/** Exact names first: 「其他」 typed in full is not 「其他终端」. */
function matchingOptions(options: ListOption[], wanted: string): ListOption[] {
  const isExact = (option: ListOption): boolean =>
    option.id.toLowerCase() === wanted || foldLabel(option.label) === wanted;
  const partial = options.filter((option) => !isExact(option) && foldLabel(option.label).includes(wanted));
  return [...options.filter(isExact), ...partial];
}

function cssName(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, '_');
}

function OptionList(props: {
  id: string;
  label: string;
  options: ListOption[];
  more: number;
  active: number;
  selected: readonly string[];
  multiple: boolean;
  onPick(option: ListOption): void;
}) {
  const { id, options, active, selected } = props;
  const ref = useRef<HTMLDivElement>(null);
  // The top layer: no scroll container of a table can cut the list off.
  useEffect(() => ref.current?.showPopover(), []);
  useEffect(() => {
    ref.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={ref}
      id={id}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable={props.multiple || undefined}
      popover="manual"
      className="q-list"
      style={{ positionAnchor: `--${cssName(id)}` }}
      // Keeps the focus in the input.
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.map((option, i) => (
        <div
          key={option.id}
          id={`${id}-${i}`}
          role="option"
          aria-selected={selected.includes(option.id)}
          data-active={i === active ? '' : undefined}
          className="q-list-option"
          onClick={() => props.onPick(option)}
        >
          <span className="q-list-mark" aria-hidden="true">
            {selected.includes(option.id) && <Icon name="check" size={12} />}
          </span>
          <span>
            {option.label}
            {option.hint && <span className="q-list-hint">{option.hint}</span>}
          </span>
        </div>
      ))}
      {options.length === 0 && <p className="q-list-note">{t('questionnaire.noOption')}</p>}
      {props.more > 0 && <p className="q-list-note">{t('questionnaire.moreOptions', { count: props.more })}</p>}
    </div>
  );
}
