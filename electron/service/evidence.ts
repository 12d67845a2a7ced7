import type { AreaHandlers } from './handlers.ts';

export const evidenceHandlers: AreaHandlers<'evidence'> = {
  'evidence.add': ({ open }, { name, data }) => open.casefile.addEvidence(name, Buffer.from(data, 'base64')),
  'evidence.get': ({ open }, { sha256 }) => {
    const { name, mime, data } = open.casefile.getEvidence(sha256);
    return { sha256, name, mime, bytes: data.length, data: Buffer.from(data).toString('base64') };
  },
};
