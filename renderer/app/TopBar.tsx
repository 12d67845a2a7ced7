import { redo, undo } from '../store/casefile-store.ts';
import { useSignal } from '../store/signal.ts';
import { applyTheme, theme, THEMES } from '../store/theme.ts';
import { useOpenCasefile } from '../store/use-casefile.ts';
import { t } from '../strings/t.ts';
import { Button, Icon, IconButton, Tag } from '../ui/index.ts';
import { SaveStatus } from './SaveStatus.tsx';

export interface TopBarProps {
  menuOpen: boolean;
  onMenu(): void;
  onPalette(): void;
  onHelp(): void;
}

export function TopBar({ menuOpen, onMenu, onPalette, onHelp }: TopBarProps) {
  const { state } = useOpenCasefile();
  return (
    <header className="top-bar">
      <span className="menu-toggle">
        <IconButton icon="menu" label={t('app.menu')} aria-expanded={menuOpen} onClick={onMenu} />
      </span>
      <a className="casefile-name" href="#/casefile" title={state.path}>
        {state.name}
      </a>
      {state.encrypted ? (
        <Tag icon="lock">{t('casefile.encrypted')}</Tag>
      ) : (
        <Tag tone="warning" icon="warning">
          {t('casefile.notEncrypted')}
        </Tag>
      )}
      {state.readOnly && (
        <Tag tone="warning" icon="lock">
          {t('casefile.readOnly')}
        </Tag>
      )}
      <SaveStatus />
      <span className="grow" />
      <IconButton icon="undo" label={t('app.undo')} shortcut="Ctrl+Z" disabled={!state.canUndo} onClick={undo} />
      <IconButton icon="redo" label={t('app.redo')} shortcut="Ctrl+Y" disabled={!state.canRedo} onClick={redo} />
      <Button icon="search" className="palette-button" onClick={onPalette} aria-keyshortcuts="Control+K">
        {t('palette.open')} <kbd>Ctrl K</kbd>
      </Button>
      <ThemeButton />
      <Button variant="quiet" onClick={onHelp} aria-label={t('help.title')} aria-keyshortcuts="?">
        ?
      </Button>
    </header>
  );
}

export function ThemeButton() {
  const now = useSignal(theme);
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? 'auto';
  return (
    <Button variant="quiet" onClick={() => applyTheme(next)} title={t('theme.next', { name: t(`theme.${next}`) })}>
      <span className="row">
        <Icon name="theme" />
        <span className="theme-word">{t(`theme.${now}`)}</span>
      </span>
    </Button>
  );
}
