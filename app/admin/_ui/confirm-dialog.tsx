'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export type ConfirmDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** Called once each time it is opened: the second press of a double click comes before anybody can say that it is busy. */
  onConfirm: () => void;
  title: string;
  text: ReactNode;
  /** A verb and what it is done to: “Delete the product”. */
  confirm: string;
  isDangerous?: boolean;
  isBusy?: boolean;
};

/** Asks before something that cannot be taken back. What can be, is done at once and offers to undo it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, onConfirm, title, text, confirm, isDangerous = false, isBusy = false } = props;
  const isAnswered = useRef(false);
  useEffect(() => {
    isAnswered.current = !isOpen;
  }, [isOpen]);
  const confirmOnce = () => {
    if (isAnswered.current) return;
    isAnswered.current = true;
    onConfirm();
  };
  return (
    <Dialog
      {...{ isOpen, onClose, title, text }}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind={isDangerous ? 'danger' : 'primary'} onClick={confirmOnce} isBusy={isBusy}>
            {confirm}
          </Button>
        </>
      }
    />
  );
}
