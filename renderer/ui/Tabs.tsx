import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface TabItem<K extends string> {
  key: K;
  label: ReactNode;
  content: ReactNode;
}

/** Tabs with the arrow keys (roving focus); the panel of the chosen tab only is mounted. */
export function Tabs<K extends string>(props: {
  label: string;
  items: readonly TabItem<K>[];
  chosen: K;
  onChoose(key: K): void;
}) {
  const { label, items, chosen, onChoose } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = items.findIndex((item) => item.key === chosen);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step ? at + step : undefined;
    const item = next === undefined ? undefined : items[(next + items.length) % items.length];
    if (!item) return;
    event.preventDefault();
    onChoose(item.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[items.indexOf(item)]?.focus();
  };
  const current = items.find((item) => item.key === chosen);
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="tab"
            id={`${id}-${item.key}`}
            aria-selected={item.key === chosen}
            aria-controls={item.key === chosen ? `${id}-panel` : undefined}
            tabIndex={item.key === chosen ? 0 : -1}
            onClick={() => onChoose(item.key)}
          >
            {item.label}
          </button>
        ))}
      </div>
      {current && (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current.key}`}>
          {current.content}
        </div>
      )}
    </div>
  );
}
