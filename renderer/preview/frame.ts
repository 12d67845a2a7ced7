/** Draws a Word file inside its own frame, where the styles found in the file are allowed and nothing else is. */
import { renderAsync } from 'docx-preview';
import type { FromFrame, ToFrame } from './messages.ts';
import { paginate } from './paginate.ts';
import { createPlaceMarks, placeAt } from './place-marks.ts';
import { showSymbols } from './symbols.ts';
import { unwrapControls } from './unwrap-controls.ts';
import './frame.css';
import './places.css';

const holder = document.getElementById('pages') as HTMLElement;
const PAGE_GAP_PX = 16;
const origin = window.location.origin;
const marks = createPlaceMarks(holder);

function tell(message: FromFrame): void {
  window.parent.postMessage(message, origin);
}

const pages = (): HTMLElement[] => [...holder.querySelectorAll<HTMLElement>('section.docx')];

async function show(bytes: Uint8Array): Promise<void> {
  await renderAsync(unwrapControls(bytes), holder, undefined, {
    inWrapper: true,
    breakPages: true,
    // Also what makes every Word section begin a page.
    ignoreLastRenderedPageBreak: true,
    // Pieces of foreign HTML inside a Word file stay closed.
    renderAltChunks: false,
    useBase64URL: true,
  });
  showSymbols(holder);
  paginate(holder);
  for (const link of holder.querySelectorAll<HTMLAnchorElement>('a[href]'))
    if (!link.getAttribute('href')?.startsWith('#')) link.removeAttribute('href');
  const width = Math.max(1, ...pages().map((page) => page.offsetWidth));
  tell({ type: 'shown', pages: pages().length, fit: (window.innerWidth - 2 * PAGE_GAP_PX) / width });
}

function onMessage(event: MessageEvent<ToFrame>): void {
  if (event.origin !== origin || event.source !== window.parent) return;
  const message = event.data;
  if (message.type === 'show')
    show(message.bytes).catch((error: unknown) => tell({ type: 'failed', detail: String(error) }));
  else if (message.type === 'zoom') {
    holder.style.setProperty('zoom', String(message.zoom));
    holder.style.setProperty('--zoom', String(message.zoom));
  } else if (message.type === 'marks') tell({ type: 'marked', missing: marks.show(message.marks) });
  else if (message.type === 'select') marks.select(message.place);
  else showPage(message.page);
}

/** Not `scrollIntoView`: that would scroll the window around the frame too. */
function showPage(index: number): void {
  const page = pages()[index];
  if (page) window.scrollBy(0, page.getBoundingClientRect().top - PAGE_GAP_PX);
}

/** The page whose top is nearest above the middle of the view. */
function reportPage(): void {
  const middle = window.innerHeight / 2;
  const page = pages().findLastIndex((section) => section.getBoundingClientRect().top <= middle);
  tell({ type: 'page', page: Math.max(0, page) });
}

holder.addEventListener('click', (event) => {
  const place = placeAt(event.target);
  if (place) tell({ type: 'pick', place });
});
window.addEventListener('message', onMessage);
window.addEventListener('scroll', reportPage, { passive: true });
tell({ type: 'ready' });
