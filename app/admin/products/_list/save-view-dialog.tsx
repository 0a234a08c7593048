'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { SavedView } from '#lib/admin/saved-views.ts';
import { askAdmin } from '../../_ui/ask-admin.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { InputField } from '../../_ui/field.tsx';

export type SaveViewDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  query: string;
  taken: readonly Pick<SavedView, 'name'>[];
};

export function SaveViewDialog({ isOpen, onClose, query, taken }: SaveViewDialogProps) {
  const form = useId();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => askAdmin('/api/admin/views', { method: 'POST', body: { list: 'products', name, query } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['views'] });
      close();
    },
  });
  const close = () => {
    setName('');
    save.reset();
    onClose();
  };
  const isTaken = taken.some((view) => view.name === name.trim());
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title="Keep this view"
      text="Its filters, its order and its columns, for you alone."
      actions={
        <>
          <Button kind="quiet" onClick={close}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form={form} isBusy={save.isPending}>
            Keep it
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <InputField
          label="Name"
          required
          maxLength={60}
          value={name}
          onChange={({ target }) => setName(target.value)}
          hint={isTaken ? 'There is a view of this name. It will be replaced.' : undefined}
          error={save.error?.message}
        />
      </form>
    </Dialog>
  );
}
