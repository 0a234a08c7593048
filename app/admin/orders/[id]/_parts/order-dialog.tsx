'use client';

import { type ReactNode, useId } from 'react';
import { Button } from '#app/admin/_ui/button.tsx';
import { Dialog, type DialogProps } from '#app/admin/_ui/dialog.tsx';
import type { WriteProblem } from './use-order-write.ts';
import { WriteProblemNotice } from './write-problem-notice.tsx';

export type OrderDialogProps = Pick<DialogProps, 'title' | 'text' | 'size' | 'onClose'> & {
  /** What leaves it as it is, and what does it. */
  cancel?: string;
  confirm: string;
  isDangerous?: boolean;
  isBusy: boolean;
  problem: WriteProblem | undefined;
  onSubmit: () => void;
  children: ReactNode;
};

/** A form above an order: what stood in the way of its write is said in it, and nothing that was typed is lost. */
export function OrderDialog(props: OrderDialogProps) {
  const {
    onClose,
    cancel = 'Cancel',
    confirm,
    isDangerous = false,
    isBusy,
    problem,
    onSubmit,
    children,
    ...dialog
  } = props;
  const form = useId();
  return (
    <Dialog
      {...dialog}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {cancel}
          </Button>
          <Button kind={isDangerous ? 'danger' : 'primary'} type="submit" form={form} isBusy={isBusy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) onSubmit();
        }}
      >
        <WriteProblemNotice problem={problem} />
        {children}
      </form>
    </Dialog>
  );
}
