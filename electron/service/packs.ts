import type { AreaHandlers } from './handlers.ts';

export const packHandlers: AreaHandlers<'pack'> = {
  'pack.list': (session) => session.packs.list(),
  'pack.get': (session, { id, version }) => session.packs.require(id, version).pack,
};
