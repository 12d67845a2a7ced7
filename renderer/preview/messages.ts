/** What the window and its preview frame say to each other. Both sides check the origin of every message. */
import type { PlaceMark } from './mark.ts';

export type ToFrame =
  | { type: 'show'; bytes: Uint8Array }
  | { type: 'zoom'; zoom: number }
  | { type: 'page'; page: number }
  /** Places to highlight; the ones from before are replaced. */
  | { type: 'marks'; marks: readonly PlaceMark[] }
  /** Brings a place into view; '' for none. */
  | { type: 'select'; place: string };

/** `fit` is the zoom at which the widest page fills the frame. */
export type FromFrame =
  | { type: 'ready' }
  | { type: 'shown'; pages: number; fit: number }
  | { type: 'page'; page: number }
  /** Places the drawing has no spot for: what stands in a header or a text box, say. */
  | { type: 'marked'; missing: string[] }
  | { type: 'pick'; place: string }
  | { type: 'failed'; detail: string };
