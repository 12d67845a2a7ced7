/**
 * The binding of one template as the window sees it. Every action shows at once and is written at once; what could not
 * be written stays in the window, is said so, and goes out with the next try.
 */
import type { BindingFile, BindingPlace } from '../../../../core/blank/binding-file.ts';
import type { TemplateDetail } from '../../../../core/blank/template.ts';
import type { WorkbenchError } from '../../../../core/contract.ts';
import { toWorkbenchError } from '../../../api.ts';
import type { SaveState } from '../../../store/casefile-state.ts';
import { createSignal, type Signal } from '../../../store/signal.ts';

export interface BindingView {
  detail: TemplateDetail;
  /** Saved, with what is on its way on top. */
  binding: BindingFile;
  save: SaveState;
  error: WorkbenchError | null;
  canUndo: boolean;
}

export interface BindingStore extends Pick<Signal<BindingView>, 'get' | 'subscribe'> {
  /** What the store was made from. */
  openedWith: TemplateDetail;
  put(places: readonly BindingPlace[]): void;
  /** Takes the last action back, as an action of its own. */
  undo(): void;
  retry(): void;
  /** Resolves when nothing waits; rejects with what stops it. */
  settled(): Promise<void>;
}

const MOST_STEPS = 200;

export function createBindingStore(
  opened: TemplateDetail,
  binding: BindingFile,
  write: (places: BindingPlace[]) => Promise<TemplateDetail>,
): BindingStore {
  const waiting = new Map<string, BindingPlace>();
  const steps: BindingPlace[][] = [];
  let saved = { detail: opened, binding };
  let running: Promise<void> | undefined;
  const view = createSignal<BindingView>({ ...saved, save: 'saved', error: null, canUndo: false });

  const show = (save: SaveState, error: WorkbenchError | null): void =>
    view.set({
      detail: saved.detail,
      binding: withPlaces(saved.binding, waiting),
      save,
      error,
      canUndo: steps.length > 0,
    });

  async function drain(): Promise<void> {
    while (waiting.size) {
      const batch = [...waiting.values()];
      const detail = await write(batch);
      for (const place of batch) if (waiting.get(place.place) === place) waiting.delete(place.place);
      saved = { detail, binding: detail.binding ?? withPlaces(saved.binding, asMap(batch)) };
      show(waiting.size ? 'saving' : 'saved', null);
    }
  }

  function start(): void {
    show('saving', null);
    running ??= drain()
      .catch((error: unknown) => show('failed', toWorkbenchError(error)))
      .finally(() => (running = undefined));
  }

  function put(places: readonly BindingPlace[]): void {
    for (const place of places) waiting.set(place.place, place);
    if (places.length) start();
  }

  return {
    openedWith: opened,
    get: view.get,
    subscribe: view.subscribe,
    put(places) {
      const before = new Map(view.get().binding.places.map((place) => [place.place, place]));
      const step = places.flatMap((place) => before.get(place.place) ?? []);
      if (step.length) steps.push(step);
      if (steps.length > MOST_STEPS) steps.shift();
      put(places);
    },
    undo: () => put(steps.pop() ?? []),
    retry: start,
    async settled() {
      await running;
      const { error } = view.get();
      if (error) throw error;
    },
  };
}

const asMap = (places: readonly BindingPlace[]): Map<string, BindingPlace> =>
  new Map(places.map((place) => [place.place, place]));

/** In the old order; places the binding did not have come last. */
function withPlaces(binding: BindingFile, changed: ReadonlyMap<string, BindingPlace>): BindingFile {
  if (changed.size === 0) return binding;
  const known = new Set(binding.places.map((place) => place.place));
  const added = [...changed.values()].filter((place) => !known.has(place.place));
  return { ...binding, places: [...binding.places.map((place) => changed.get(place.place) ?? place), ...added] };
}
