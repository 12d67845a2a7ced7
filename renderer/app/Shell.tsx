import { useEffect, useRef, useState, type ReactNode } from 'react';
import { EvidenceHost } from '../evidence/EvidenceHost.tsx';
import { AddSubjectHost } from '../pages/casefile/AddSubjectDialog.tsx';
import { openCasefile } from '../store/casefile-state.ts';
import { useSelected } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { classes } from '../ui/index.ts';
import { Banners } from './Banners.tsx';
import { CommandPalette } from './palette/CommandPalette.tsx';
import { Navigation } from './Navigation.tsx';
import { hrefOf, type Route } from './route.ts';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { TopBar } from './TopBar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame around an open casefile: top bar, navigation, page. */
export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const name = useSelected(openCasefile, (open) => open?.state.name ?? '');
  const [overlay, setOverlay] = useState<'palette' | 'help' | null>(null);
  const here = hrefOf(route);
  /** The drawer belongs to the place where it was opened: going elsewhere closes it. */
  const [menuAt, setMenuAt] = useState('');
  const menuOpen = menuAt === here;
  const main = useRef<HTMLElement>(null);
  useShortcuts({ onPalette: () => setOverlay('palette'), onHelp: () => setOverlay('help') });
  const place =
    route.page === 'questionnaire'
      ? `${route.subject}/${route.form}`
      : route.page === 'register'
        ? `${route.subject}/${route.question}/${route.view ?? ''}`
        : route.page === 'marking'
          ? `${route.subject}/${route.question}/marking`
          : route.page === 'templates'
            ? (route.template ?? route.page)
            : route.page;
  useNewPageFocus(main, place);
  useEffect(() => {
    document.title = `${name} – ${t('app.title')}`;
  }, [name]);
  return (
    <div
      className={classes('shell', menuOpen && 'shell-menu-open')}
      onKeyDown={(event) => event.key === 'Escape' && setMenuAt('')}
    >
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <TopBar
        menuOpen={menuOpen}
        onMenu={() => setMenuAt(menuOpen ? '' : here)}
        onPalette={() => setOverlay('palette')}
        onHelp={() => setOverlay('help')}
      />
      <Navigation route={route} />
      <div className="shell-page">
        <Banners />
        <main id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <AddSubjectHost />
      <EvidenceHost />
      {overlay === 'palette' && <CommandPalette onClose={() => setOverlay(null)} onHelp={() => setOverlay('help')} />}
      {overlay === 'help' && <ShortcutHelp onClose={() => setOverlay(null)} />}
    </div>
  );
}

/** On another page the reader starts at its top; a page that jumps to a question then moves the focus on itself. */
function useNewPageFocus(main: React.RefObject<HTMLElement | null>, place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    main.current?.scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [main, place]);
}
