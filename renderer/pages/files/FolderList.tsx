import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { FolderListing } from '../../../core/contract.ts';
import { localTime } from '../../store/clock.ts';
import { sizeText } from '../../store/paths.ts';
import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';

export interface Entry {
  kind: 'folder' | 'file';
  name: string;
  bytes?: number;
  modifiedAt?: string;
}

export interface FolderListProps {
  listing: FolderListing;
  foldersOnly: boolean;
  takeFocus: boolean;
  onOpen(entry: Entry): void;
  onChoose(entry: Entry): void;
  onUp(): void;
}

/** One tab stop; arrows move, Enter opens, Backspace goes up, letters jump to a name. */
export function FolderList({ listing, foldersOnly, takeFocus, onOpen, onChoose, onUp }: FolderListProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus) list.current?.focus();
  }, [takeFocus]);
  const entries: Entry[] = [
    ...listing.folders.map((name) => ({ kind: 'folder' as const, name })),
    ...(foldersOnly ? [] : listing.files.map((file) => ({ kind: 'file' as const, ...file }))),
  ];
  const move = (next: number): void => {
    const index = Math.max(0, Math.min(entries.length - 1, next));
    const entry = entries[index];
    if (!entry) return;
    setAt(index);
    onChoose(entry);
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: entries.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    };
    const next = steps[event.key];
    const entry = entries[at];
    if (next !== undefined) move(next);
    else if (event.key === 'Enter' && entry) onOpen(entry);
    else if (event.key === 'Backspace') onUp();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const letter = event.key.toLowerCase();
      const order = [...entries.keys()].map((index) => (index + at + 1) % entries.length);
      const hit = order.find((index) => entries[index]?.name.toLowerCase().startsWith(letter));
      if (hit === undefined) return;
      move(hit);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      className="file-list"
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t('files.list', { folder: listing.folder })}
      aria-activedescendant={entries.length ? `${id}-${at}` : undefined}
      onKeyDown={onKey}
    >
      {entries.map((entry, index) => (
        <div
          key={`${entry.kind}:${entry.name}`}
          id={`${id}-${index}`}
          className="file-entry"
          role="option"
          aria-selected={index === at}
          onClick={() => move(index)}
          onDoubleClick={() => onOpen(entry)}
        >
          <Icon name={entry.kind} />
          <span className="file-name">{entry.name}</span>
          <span className="muted small number">{entry.bytes === undefined ? '' : sizeText(entry.bytes)}</span>
          <span className="muted small number">{entry.modifiedAt ? localTime(entry.modifiedAt) : ''}</span>
        </div>
      ))}
      {entries.length === 0 && (
        <div className="empty" role="option" aria-selected="false" aria-disabled="true">
          {t('files.empty')}
        </div>
      )}
    </div>
  );
}
