/** Bindings with something not yet written outlive a walk to another page, and hold the window open. */
import type { BindingFile } from '../../../../core/blank/binding-file.ts';
import type { TemplateDetail } from '../../../../core/blank/template.ts';
import { callWorkbench } from '../../../api.ts';
import { createBindingStore, type BindingStore } from './binding-store.ts';

const stores = new Map<string, BindingStore>();
const isSaved = (store: BindingStore): boolean => store.get().save === 'saved';

/** The same store again while the detail is the same or while it holds what is not yet on disk. */
export function bindingStoreFor(detail: TemplateDetail, binding: BindingFile): BindingStore {
  const key = `${detail.document}/${detail.info.fingerprint}`;
  const known = stores.get(key);
  if (known && (!isSaved(known) || known.openedWith === detail)) return known;
  const { document, info } = detail;
  const store = createBindingStore(detail, binding, (places) =>
    callWorkbench('template.bind', { document, fingerprint: info.fingerprint, places }),
  );
  for (const [name, each] of stores) if (isSaved(each)) stores.delete(name);
  stores.set(key, store);
  return store;
}

window.addEventListener('beforeunload', (event) => {
  if (![...stores.values()].every(isSaved)) event.preventDefault();
});
