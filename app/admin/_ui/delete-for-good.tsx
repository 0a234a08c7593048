'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { askAdmin } from './ask-admin.ts';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

export type DeleteForGoodProps = {
  /** Of the route that deletes it. */
  path: string;
  name: string;
  /** A verb and what it is done to: “Delete the category”. */
  label: string;
  /** What follows from it. */
  text: string;
  /** For what the shop would refuse. */
  isDisabled: boolean;
  onDeleted: () => Promise<void> | void;
};

/** Deletes a thing that cannot be brought back, once that was confirmed. Where the shop refuses after all, it says why. */
export function DeleteForGood({ path, name, label, text, isDisabled, onDeleted }: DeleteForGoodProps) {
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => askAdmin<object>(path, { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`“${name}” is deleted`);
      await onDeleted();
    },
    onError: (error) => {
      setAsking(false);
      toast.error(error.message);
    },
  });
  return (
    <>
      <Button kind="danger" size="small" disabled={isDisabled} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        isBusy={remove.isPending}
        isDangerous
        title={`Delete “${name}”?`}
        text={`${text} This cannot be undone.`}
        confirm={label}
      />
    </>
  );
}
