'use client';

import { useRouter } from 'next/navigation';
import { Card } from '#app/admin/_ui/card.tsx';
import { DeleteForGood } from '#app/admin/_ui/delete-for-good.tsx';

export type DeletePromotionProps = { id: string; name: string; code: string | null; isUsed: boolean };

/** Deletes a promotion that no order has; the shop refuses where one has come meanwhile. */
export function DeletePromotion({ id, name, code, isUsed }: DeletePromotionProps) {
  const router = useRouter();
  return (
    <Card
      title="Delete it"
      text={isUsed ? 'Orders have it, and name it. Switched off, it takes nothing off any more.' : undefined}
    >
      <DeleteForGood
        path={`/api/admin/promotions/${id}`}
        name={name}
        label="Delete the promotion"
        text={
          code === null
            ? 'It takes nothing off any cart from now on.'
            : `The code ${code} and links with it will do nothing.`
        }
        isDisabled={isUsed}
        onDeleted={() => {
          router.push('/admin/promotions');
          router.refresh();
        }}
      />
    </Card>
  );
}
