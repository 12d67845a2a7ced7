/** Where the window is. It lives in the address (`#/…`), so a reload stays where it was and links are plain links. */
import type { Location } from '../../core/form/finding.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { QuestionOf } from '../../core/form/pack-schema.ts';
import { openCasefile } from '../store/casefile-state.ts';
import { flushDrafts } from '../store/drafts.ts';
import { createSignal, useSignal } from '../store/signal.ts';

export type Route =
  | { page: 'start' }
  | { page: 'casefile' }
  | { page: 'questionnaire'; subject: string; form: string; question?: string; row?: string; column?: string }
  /** Rows of a register (台账); `view`: what of it. */
  | { page: 'register'; subject: string; question: string; view?: RegisterView; row?: string; column?: string }
  /** The same rows to be marked one after the other; without `way`, the one used last. */
  | { page: 'marking'; subject: string; question: string; way?: MarkingWay; row?: string; column?: string }
  | { page: 'export'; document?: string; subject?: string }
  /** `template`: fingerprint of one template of the document. */
  | { page: 'templates'; document?: string; template?: string }
  /** `file`: SHA-256 of one to show. */
  | { page: 'evidence'; file?: string }
  | { page: 'backups' }
  /** A casefile to open, handed over by the door. */
  | { page: 'open'; path: string };

export const REGISTER_VIEWS = ['rows', 'changes', 'pictures'] as const;
export type RegisterView = (typeof REGISTER_VIEWS)[number];

export const MARKING_WAYS = ['guided', 'dense'] as const;
export type MarkingWay = (typeof MARKING_WAYS)[number];

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
  if (page === 'register' && first && second) return registerRoute(parts);
  if (page === 'marking' && first && second) return markingRoute(parts);
  if (page === 'export') return { page, ...(first ? { document: first } : {}), ...(second ? { subject: second } : {}) };
  if (page === 'templates')
    return { page, ...(first ? { document: first } : {}), ...(second ? { template: second } : {}) };
  if (page === 'evidence') return { page, ...(first ? { file: first } : {}) };
  if (page === 'open' && first) return { page, path: first };
  if (page === 'casefile' || page === 'backups') return { page };
  return { page: 'start' };
}

function registerRoute([, subject = '', question = '', asked, row, column]: string[]): Route {
  const view = REGISTER_VIEWS.find((known) => known === asked);
  return {
    page: 'register',
    subject,
    question,
    ...(view ? { view } : {}),
    ...(row ? { row } : {}),
    ...(column ? { column } : {}),
  };
}

function markingRoute([, subject = '', question = '', asked, row, column]: string[]): Route {
  const way = MARKING_WAYS.find((known) => known === asked);
  return {
    page: 'marking',
    subject,
    question,
    ...(way ? { way } : {}),
    ...(row ? { row } : {}),
    ...(column ? { column } : {}),
  };
}

/** What a reload comes back to, without a new entry in the history. */
export function showAddress(href: string): void {
  if (window.location.hash !== href) window.history.replaceState(window.history.state, '', href);
}

export function hrefOf(route: Route): string {
  if (route.page === 'start') return '#/';
  if (route.page === 'questionnaire')
    return join('casefile', route.subject, route.form, route.question, route.row, route.column);
  if (route.page === 'register')
    return join(
      'register',
      route.subject,
      route.question,
      route.view ?? (route.row ? 'rows' : undefined),
      route.row,
      route.column,
    );
  if (route.page === 'marking')
    return join('marking', route.subject, route.question, route.way, route.row, route.column);
  if (route.page === 'export') return join('export', route.document, route.subject);
  if (route.page === 'templates') return join('templates', route.document, route.template);
  if (route.page === 'evidence') return join('evidence', route.file);
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

/** The page where one works on a register's rows: marking where the pack asks for marks, the grid otherwise. */
export function rowsRoute(subject: string, register: QuestionOf<'register'>, row?: string, column?: string): Route {
  const page = register.mark ? 'marking' : 'register';
  return { page, subject, question: register.id, ...(row ? { row } : {}), ...(column ? { column } : {}) };
}

/** Link to the place a finding points at; rows of a register are on its own page. */
export function hrefOfLocation(at: Location): string {
  const pack = openCasefile.get()?.pack;
  const { subject, question, row, column } = at;
  const asked = pack && indexPack(pack).questions.get(question)?.question;
  if (row && asked?.type === 'register') return hrefOf(rowsRoute(subject, asked, row, column));
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
