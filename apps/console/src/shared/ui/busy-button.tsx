import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps, MouseEvent } from 'react';

interface BusyButtonProps extends ButtonProps, Pick<ComponentProps<'button'>, 'type' | 'onClick'> {
  isBusy: boolean;
}

/**
 * A button whose request may take a while. Mantine's `loading` alone would disable it, and browsers take the focus from a
 * disabled element: after a failure, keyboard users would start again at the top of the page.
 */
export function BusyButton({ isBusy, onClick, ...props }: BusyButtonProps) {
  // Inert while busy, as `aria-disabled` says; and the second click of a double click is never meant as another one.
  const click = (event: MouseEvent<HTMLButtonElement>) =>
    isBusy || event.detail > 1 ? event.preventDefault() : onClick?.(event);
  return (
    <Button
      {...props}
      loading={isBusy}
      onClick={click}
      renderRoot={({ disabled, ...root }: ComponentProps<'button'>) => (
        <button {...root} disabled={Boolean(disabled) && !isBusy} aria-disabled={isBusy || undefined} />
      )}
    />
  );
}
