/** What the window and its preview frame say to each other. Both sides check the origin of every message. */
export type ToFrame =
  { type: 'show'; bytes: Uint8Array } | { type: 'zoom'; zoom: number } | { type: 'page'; page: number };

/** `fit` is the zoom at which the widest page fills the frame. */
export type FromFrame =
  | { type: 'ready' }
  | { type: 'shown'; pages: number; fit: number }
  | { type: 'page'; page: number }
  | { type: 'failed'; detail: string };
