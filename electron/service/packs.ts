import type { packCalls } from '../../core/contract/pack.ts';
import type { Handlers } from './handlers.ts';

export const packHandlers: Handlers<typeof packCalls> = {
  'pack.list': (session) => session.packs.list(),
  'pack.get': (session, { id, version }) => session.packs.require(id, version).pack,
};
