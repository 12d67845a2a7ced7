/**
 * Questions one has been to. A fresh form does not scold: 「请填写…」 shows as a mark beside the label until the person
 * has left the question or was led there; every other finding shows at once.
 */
import { createSignal, useSelected } from '../../store/signal.ts';

const touched = createSignal<ReadonlySet<string>>(new Set());

export function touch(subject: string, question: string): void {
  const key = `${subject}/${question}`;
  if (!touched.get().has(key)) touched.set(new Set(touched.get()).add(key));
}

export function useTouched(subject: string, question: string): boolean {
  return useSelected(touched, (set) => set.has(`${subject}/${question}`));
}
