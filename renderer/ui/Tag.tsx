import type { ReactNode } from 'react';
import type { Confidence, Level } from '../../core/form/pack-schema.ts';
import { t } from '../strings/t.ts';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'neutral' | 'accent' | 'error' | 'warning' | 'ok';

export function Tag({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={classes('tag', `tag-${tone}`)}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

/** How sure we are of a fact: law, practice, or our own proposal. */
export function ConfidenceTag({ confidence }: { confidence: Confidence }) {
  return (
    <span className={classes('tag', `confidence-${confidence.replace('?', '')}`)}>{t(`confidence.${confidence}`)}</span>
  );
}

const LEVEL_ICON = { error: 'error', warning: 'warning', hint: 'hint' } as const satisfies Record<Level, IconName>;

/** 错误 / 警告 / 提示 by shape, word and colour. */
export function SeverityMark({ level, count }: { level: Level; count?: number }) {
  return (
    <span className={classes('severity', `severity-${level}`)}>
      <Icon name={LEVEL_ICON[level]} size={14} />
      {t(`level.${level}`)}
      {count !== undefined && <span className="number"> {count}</span>}
    </span>
  );
}
