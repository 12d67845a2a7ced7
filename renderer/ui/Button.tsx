import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  /** Shows that work is under way and refuses a second click; the button keeps its focus. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({ variant = 'plain', icon, busy, children, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes('button', `button-${variant}`, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName;
  /** Name for screen readers and tooltip. */
  label: string;
  /** Key to show in the tooltip, e.g. `Ctrl+Z`. */
  shortcut?: string;
}

export function IconButton({ icon, label, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={shortcut ? `${label}（${shortcut}）` : label}>
      <button
        type="button"
        {...rest}
        className={classes('button button-quiet icon-button', className)}
        aria-label={label}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
