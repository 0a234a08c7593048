'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { DeleteForGood } from '#app/admin/_ui/delete-for-good.tsx';
import { CATEGORIES_KEY } from './use-categories.ts';

export type DeleteCategoryProps = { id: string; name: string; parentName: string | undefined; isEmpty: boolean };

/** Removes a category that has nothing in it; the shop refuses what became full meanwhile. */
export function DeleteCategory({ id, name, parentName, isEmpty }: DeleteCategoryProps) {
  const client = useQueryClient();
  const router = useRouter();
  return (
    <DeleteForGood
      path={`/api/admin/categories/${id}`}
      name={name}
      label="Delete the category"
      text={
        parentName === undefined
          ? 'Its page will be gone: links to it lead nowhere.'
          : `Links to it will lead to “${parentName}”.`
      }
      isDisabled={!isEmpty}
      onDeleted={async () => {
        await client.invalidateQueries({ queryKey: CATEGORIES_KEY });
        router.push('/admin/categories');
      }}
    />
  );
}
