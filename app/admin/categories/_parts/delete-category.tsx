'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { ConfirmDialog } from '#app/admin/_ui/confirm-dialog.tsx';
import { CATEGORIES_KEY } from './use-categories.ts';

export type DeleteCategoryProps = { id: string; name: string; parentName: string | undefined; isEmpty: boolean };

/** Removes a category that has nothing in it; the shop refuses what became full meanwhile. */
export function DeleteCategory({ id, name, parentName, isEmpty }: DeleteCategoryProps) {
  const client = useQueryClient();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => askAdmin<object>(`/api/admin/categories/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CATEGORIES_KEY });
      toast(`“${name}” is deleted`);
      router.push('/admin/categories');
    },
    onError: (error) => {
      setAsking(false);
      toast.error(error.message);
    },
  });
  return (
    <>
      <Button kind="danger" size="small" disabled={!isEmpty} onClick={() => setAsking(true)}>
        Delete the category
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        isBusy={remove.isPending}
        isDangerous
        title={`Delete “${name}”?`}
        text={
          parentName === undefined
            ? 'Its page will be gone: links to it lead nowhere. This cannot be undone.'
            : `Links to it will lead to “${parentName}”. This cannot be undone.`
        }
        confirm="Delete the category"
      />
    </>
  );
}
