/** Keys of a grid in selecting mode → what they ask for. A table, so that the help text and the tests read the same. */

export type Command =
  | { do: 'move'; rows: number; columns: number; extend: boolean }
  | { do: 'edge'; axis: 'row' | 'column' | 'grid'; end: boolean; extend: boolean }
  | { do: 'tab'; step: 1 | -1 }
  | { do: 'page'; step: 1 | -1; extend: boolean }
  | {
      do:
        | 'clear'
        | 'fillDown'
        | 'selectAll'
        | 'rowBelow'
        | 'rowAbove'
        | 'deleteRows'
        | 'details'
        | 'leave'
        | 'undo'
        | 'redo';
    };

export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const PLAIN: Record<string, Command> = {
  Delete: { do: 'clear' },
  Insert: { do: 'rowAbove' },
  Escape: { do: 'leave' },
};

const WITH_CTRL: Record<string, Command> = {
  d: { do: 'fillDown' },
  a: { do: 'selectAll' },
  z: { do: 'undo' },
  y: { do: 'redo' },
  Enter: { do: 'rowBelow' },
  '-': { do: 'deleteRows' },
  _: { do: 'deleteRows' },
};

/** `null` for keys that are typing, or nobody's. */
export function commandOf(event: Key): Command | null {
  const { key, shiftKey: extend } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.altKey) return key === 'Enter' ? { do: 'details' } : null;
  const arrow = ARROWS[key];
  if (arrow) {
    const [rows, columns] = arrow;
    if (ctrl) return { do: 'edge', axis: rows ? 'column' : 'row', end: rows + columns > 0, extend };
    return { do: 'move', rows, columns, extend };
  }
  if (key === 'Tab' && !ctrl) return { do: 'tab', step: extend ? -1 : 1 };
  if (key === 'Home' || key === 'End') return { do: 'edge', axis: ctrl ? 'grid' : 'row', end: key === 'End', extend };
  if (key === 'PageUp' || key === 'PageDown')
    return ctrl ? null : { do: 'page', step: key === 'PageDown' ? 1 : -1, extend };
  if (ctrl) {
    if (extend && key.toLowerCase() === 'z') return { do: 'redo' };
    return WITH_CTRL[key.length === 1 ? key.toLowerCase() : key] ?? null;
  }
  if (key === 'Enter') return { do: 'move', rows: extend ? -1 : 1, columns: 0, extend: false };
  return extend && key !== 'Delete' ? null : (PLAIN[key] ?? null);
}
