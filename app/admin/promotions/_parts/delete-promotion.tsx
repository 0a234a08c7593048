'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { ConfirmDialog } from '#app/admin/_ui/confirm-dialog.tsx';

export type DeletePromotionProps = { id: string; name: string; code: string | null; isUsed: boolean };

/** Deletes a promotion that no order has; the shop refuses where one has come meanwhile. */
export function DeletePromotion({ id, name, code, isUsed }: DeletePromotionProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => askAdmin<object>(`/api/admin/promotions/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      toast(`“${name}” is deleted`);
      router.push('/admin/promotions');
      router.refresh();
    },
    onError: (error) => {
      setAsking(false);
      toast.error(error.message);
    },
  });
  return (
    <Card
      title="Delete it"
      text={isUsed ? 'Orders have it, and name it. Switched off, it takes nothing off any more.' : undefined}
    >
      <Button kind="danger" size="small" disabled={isUsed} onClick={() => setAsking(true)}>
        Delete the promotion
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        isBusy={remove.isPending}
        isDangerous
        title={`Delete “${name}”?`}
        text={
          code === null
            ? 'It takes nothing off any cart from now on. This cannot be undone.'
            : `The code ${code} and links with it will do nothing. This cannot be undone.`
        }
        confirm="Delete the promotion"
      />
    </Card>
  );
}
