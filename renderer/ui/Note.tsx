import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';
import type { Tone } from './Tag.tsx';

const ICONS: Record<Tone, IconName> = { neutral: 'hint', accent: 'hint', error: 'error', warning: 'warning', ok: 'ok' };

/** A boxed remark. For failures use ErrorNote. */
export function Note({ tone = 'neutral', title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  return (
    <div className={classes('note', `note-${tone}`)}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <p className="note-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
