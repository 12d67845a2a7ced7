/** Where the window is. It lives in the address (`#/…`), so a reload stays where it was and links are plain links. */
import type { Location } from '../../core/form/finding.ts';
import { flushDrafts } from '../store/drafts.ts';
import { createSignal, useSignal } from '../store/signal.ts';

export type Route =
  /** `open`: a casefile the system asked to open. */
  | { page: 'start'; open?: string }
  | { page: 'casefile' }
  | { page: 'questionnaire'; subject: string; form: string; question?: string; row?: string; column?: string }
  | { page: 'export'; document?: string; subject?: string }
  /** `template`: fingerprint of one template of the document. */
  | { page: 'templates'; document?: string; template?: string }
  | { page: 'backups' }
  /** A casefile to open, handed over by the door. */
  | { page: 'open'; path: string };

export function parseRoute(hash: string): Route {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter(Boolean)
    .map(decode);
  const [page, first, second, question, row, column] = parts;
  if (page === 'casefile' && first && second)
    return {
      page: 'questionnaire',
      subject: first,
      form: second,
      ...(question ? { question } : {}),
      ...(row ? { row } : {}),
      ...(column ? { column } : {}),
    };
  if (page === 'export') return { page, ...(first ? { document: first } : {}), ...(second ? { subject: second } : {}) };
  if (page === 'templates')
    return { page, ...(first ? { document: first } : {}), ...(second ? { template: second } : {}) };
  if (page === 'open' && first) return { page, path: first };
  if (page === 'casefile' || page === 'backups') return { page };
  if (page === 'open' && first) return { page: 'start', open: first };
  return { page: 'start' };
}

export function hrefOf(route: Route): string {
  if (route.page === 'start') return '#/';
  if (route.page === 'questionnaire')
    return join('casefile', route.subject, route.form, route.question, route.row, route.column);
  if (route.page === 'export') return join('export', route.document, route.subject);
  if (route.page === 'templates') return join('templates', route.document, route.template);
  if (route.page === 'open') return join('open', route.path);
  return join(route.page);
}

/** A contact's field has a column but no row: `-` keeps its place in the address. */
function join(...parts: (string | undefined)[]): string {
  const last = parts.findLastIndex(Boolean);
  return `#/${parts
    .slice(0, last + 1)
    .map((part) => encodeURIComponent(part || '-'))
    .join('/')}`;
}

function decode(part: string): string {
  try {
    const text = decodeURIComponent(part);
    return text === '-' ? '' : text;
  } catch {
    return '';
  }
}

/** Link to the place a finding points at. */
export function hrefOfLocation(at: Location): string {
  return hrefOf({ page: 'questionnaire', ...at });
}

const route = createSignal<Route>(parseRoute(window.location.hash));
window.addEventListener('hashchange', () => {
  flushDrafts();
  route.set(parseRoute(window.location.hash));
});

export function navigate(to: Route | string): void {
  const href = typeof to === 'string' ? to : hrefOf(to);
  if (window.location.hash === href) route.set(parseRoute(href));
  else window.location.hash = href;
}

export function useRoute(): Route {
  return useSignal(route);
}
