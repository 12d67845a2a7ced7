/** Templates of a document as the template manager shows them. */
import type { TagNode } from '../document/tags.ts';
import type { BindingFile } from './binding-file.ts';
import type { PlaceDifference } from './diff.ts';
import type { PlaceProposal } from './match.ts';
import type { Blank } from './place.ts';

export interface TemplateInfo {
  /** SHA-256 of the file. */
  fingerprint: string;
  fileName: string;
  format: Blank['format'];
  /** `tagged` carries `{{tags}}` of ours; `blank` is filled through its binding. */
  kind: 'tagged' | 'blank';
  /** `pack` came with the pack: it can be used, not changed or removed. */
  origin: 'pack' | 'installed';
  /** ISO time; '' for the pack's own. */
  installedAt: string;
  active: boolean;
  /** Places (or tags) an answer can go to. */
  places: number;
  /** Of these, how many nobody has confirmed or left blank on purpose. */
  open: number;
  /** Why it cannot be used now, in Chinese; '' when it can. */
  problem: string;
}

export interface DocumentTemplates {
  document: string;
  title: string;
  /** The pack's own first, then the newest installed first. */
  templates: TemplateInfo[];
  /** Why nobody can say which template is active, in Chinese: exports of the document are refused until one is chosen. */
  problem?: string;
}

/** For a tagged template `blank` and `binding` are absent, for a blank `tags`. */
export interface TemplateDetail {
  document: string;
  title: string;
  info: TemplateInfo;
  blank?: Blank;
  binding?: BindingFile;
  /** Three at most for each place, the best first. */
  proposals: PlaceProposal[];
  /** Places of the blank it was carried over from that this one no longer has. */
  removed: PlaceDifference[];
  tags?: { tags: TagNode[]; unbound: string[]; unused: string[] };
}

export interface TemplatePage {
  format: Blank['format'];
  /** Base64 of a copy of the file for drawing, never for filling. */
  data: string;
  /** Word: place id → name of the bookmark that stands at the place. Excel places are found by `at`. */
  anchors: Record<string, string>;
}
