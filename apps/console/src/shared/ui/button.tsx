import type { ComponentProps, MouseEvent } from 'react';
import classes from './button.module.css';

interface ButtonLook {
  /** `danger` for what cannot be taken back, `caution` for what leads there. */
  variant?: 'primary' | 'secondary' | 'danger' | 'caution' | 'link' | undefined;
  size?: 'small' | 'medium' | 'large' | undefined;
  className?: string | undefined;
}

/** For a link that looks like a button. */
export const buttonLook = ({ variant = 'primary', size = 'medium', className = '' }: ButtonLook = {}) => ({
  className: `${classes.button} ${className}`,
  'data-variant': variant,
  'data-size': size,
});

interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className'> {
  /** While its request is under way. It keeps its size and the focus, which browsers take from a disabled element. */
  isBusy?: boolean;
}

export function Button({ variant, size, className, isBusy = false, children, onClick, ...props }: ButtonProps) {
  // Inert while busy, as `aria-disabled` says; and the second click of a double click is never meant as another one.
  const click = (event: MouseEvent<HTMLButtonElement>) =>
    isBusy || event.detail > 1 ? event.preventDefault() : onClick?.(event);
  return (
    <button
      type="button"
      {...props}
      {...buttonLook({ variant, size, className })}
      disabled={Boolean(props.disabled) && !isBusy}
      aria-disabled={isBusy || undefined}
      onClick={click}
    >
      <span className={classes.label}>{children}</span>
    </button>
  );
}
