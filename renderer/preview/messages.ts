/** What the window and its preview frame say to each other. Both sides check the origin of every message. */
export type ToFrame =
  { type: 'show'; bytes: Uint8Array } | { type: 'zoom'; zoom: number } | { type: 'page'; page: number };

export type FromFrame =
  | { type: 'ready' }
  | { type: 'shown'; pages: number }
  | { type: 'page'; page: number }
  | { type: 'failed'; detail: string };
