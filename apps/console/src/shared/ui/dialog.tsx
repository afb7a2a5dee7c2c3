import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import classes from './dialog.module.css';
import { openDialogs } from './open-dialogs.ts';

interface DialogProps {
  title: string;
  /** On Escape. A click outside the dialog does nothing. */
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog that opens by itself, and is unmounted once it is answered. The browser keeps the focus inside, takes everything
 * else out of reach, and returns the focus at the end. `data-autofocus` names what has it first.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before React removes the element: a removed dialog returns no focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    element.showModal();
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    openDialogs.set([...openDialogs.get(), element]);
    return () => {
      element.close();
      openDialogs.set(openDialogs.get().filter((open) => open !== element));
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Browsers close it at the second Escape in a row, whatever the page says; it stays until it is answered.
      onClose={({ currentTarget }) => {
        if (currentTarget.open) return;
        currentTarget.showModal();
        onClose();
      }}
    >
      <h2 className={classes.title} id={titleId}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
