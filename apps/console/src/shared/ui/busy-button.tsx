import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps, MouseEvent } from 'react';

interface BusyButtonProps extends ButtonProps, Pick<ComponentProps<'button'>, 'type' | 'onClick'> {
  isBusy: boolean;
}

/**
 * A button whose request may take a while. Mantine's `loading` alone would disable it, and a browser takes the focus
 * from what is disabled: after a failure, whoever works by keyboard would stand at the top of the page.
 */
export function BusyButton({ isBusy, onClick, ...props }: BusyButtonProps) {
  // The second click of a double click is no second wish, even if the first was answered in between.
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
