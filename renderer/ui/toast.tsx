/** Short messages at the foot of the window, read out politely. Never for something the user must act on. */
import { useEffect, useRef } from 'react';
import { createSignal, useSignal } from '../store/signal.ts';
import { Icon } from './Icon.tsx';

interface ToastItem {
  id: number;
  text: string;
  tone: 'ok' | 'error';
}
const toasts = createSignal<readonly ToastItem[]>([]);
const SHOWN_MS = 6000;
let nextId = 1;

export function toast(text: string, tone: ToastItem['tone'] = 'ok'): void {
  const item = { id: nextId++, text, tone };
  toasts.set([...toasts.get(), item]);
  window.setTimeout(() => toasts.set(toasts.get().filter((other) => other !== item)), SHOWN_MS);
}

/** Mounted once. The live region exists before its first message, else screen readers miss it. */
export function Toasts() {
  const items = useSignal(toasts);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Shown again for each message: the newest thing in the top layer lies above an open dialog.
    if (ref.current?.matches(':popover-open')) ref.current.hidePopover();
    if (items.length) ref.current?.showPopover();
  }, [items]);
  return (
    <div className="toasts" role="status" popover="manual" ref={ref}>
      {items.map((item) => (
        <p key={item.id} className={`toast toast-${item.tone}`}>
          <Icon name={item.tone === 'ok' ? 'ok' : 'error'} /> {item.text}
        </p>
      ))}
    </div>
  );
}
