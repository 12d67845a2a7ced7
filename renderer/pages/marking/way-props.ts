import type { MarkFilter } from '../../../core/register/marking-view.ts';
import type { Desk } from './use-desk.ts';

/** What both ways of marking are given. */
export interface WayProps {
  desk: Desk;
  /** Row one is at. */
  active: string;
  onActive(row: string): void;
  filter: MarkFilter;
  onFilter(filter: MarkFilter): void;
  /** Groups that are folded. */
  closed: ReadonlySet<string>;
  onClosed(closed: ReadonlySet<string>): void;
}
