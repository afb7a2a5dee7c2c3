import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import classes from './dialog.module.css';

interface DialogProps {
  title: string;
  /** On Escape. A click outside the dialog does nothing. */
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that opens by itself, and is unmounted once it is answered. */
export function Dialog({ title, onClose, children }: DialogProps) {
  useFocusReturn();
  return (
    <Modal.Root
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      lockScroll={false}
      centered
      classNames={{ content: classes.content }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.body ?? ''}>
          {/* No Modal.Header: its header element would be a second banner landmark. */}
          <Modal.Title className={classes.title ?? ''}>{title}</Modal.Title>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Returns the focus on unmount. Mantine does so only for a dialog that closes first. */
function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}
