/** Items of a pack's libraries as expressions read them. */
import type { Pack } from '../form/pack-schema.ts';

/** `item.<field>`; a field the item leaves out but another of its library has is `null`. */
export type ItemView = Record<string, unknown> & { id: string };

const known = new WeakMap<Pack, Map<string, readonly ItemView[]>>();

/** In the library's order; the same objects each time. */
export function itemsOf(pack: Pack, library: string): readonly ItemView[] {
  let views = known.get(pack);
  if (!views) known.set(pack, (views = new Map()));
  let items = views.get(library);
  if (!items) views.set(library, (items = read(pack, library)));
  return items;
}

function read(pack: Pack, id: string): ItemView[] {
  const items = pack.libraries?.find((library) => library.id === id)?.items ?? [];
  const fields = new Set(items.flatMap((item) => Object.keys(item.fields)));
  const none = Object.fromEntries([...fields].map((field) => [field, null]));
  return items.map((item) => ({ guidance: item.guidance ?? null, ...none, ...item.fields, id: item.id }));
}
