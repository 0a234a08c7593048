'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { AdminCategory, CategoryState } from '#lib/catalog/categories/read-admin.ts';
import { movedTree, type Place, placeOf } from '#lib/catalog/categories/tree.ts';

/** Of the list of all categories in the browser. */
export const CATEGORIES_KEY = ['categories'];

export type Move = { category: AdminCategory; place: Place; isUndo?: boolean };

/** All categories, and how one of them is moved: it shows at once, and goes back where the shop refuses it. */
export function useCategories(initial: AdminCategory[]) {
  const client = useQueryClient();
  const [changeId, setChangeId] = useState<string>();
  const { data: tree } = useQuery({
    queryKey: CATEGORIES_KEY,
    queryFn: async ({ signal }) =>
      (await askAdmin<{ items: AdminCategory[] }>('/api/admin/categories', { signal })).items,
    initialData: initial,
  });
  const read = () => client.getQueryData<AdminCategory[]>(CATEGORIES_KEY) ?? [];
  const write = (next: AdminCategory[]) => client.setQueryData(CATEGORIES_KEY, next);

  const mutation = useMutation({
    // One after the other: each is made for the version that the one before it has led to.
    scope: { id: 'categories' },
    mutationFn: ({ category: { id }, place }: Move) => {
      const version = read().find((candidate) => candidate.id === id)?.version;
      return askAdmin<CategoryState & { changeId: string | null }>(`/api/admin/categories/${id}`, {
        method: 'PATCH',
        body: { place, ...(version !== undefined && { version }) },
      });
    },
    onSuccess: ({ changeId: change, ...saved }) => {
      write(read().map((category) => (category.id === saved.id ? { ...category, version: saved.version } : category)));
      if (change) setChangeId(change);
    },
    onError: async (error) => {
      toast.error(error.message, { id: 'move' });
      await client.invalidateQueries({ queryKey: CATEGORIES_KEY });
    },
  });

  function move({ category, place, isUndo = false }: Move): void {
    const before = placeOf(read(), category);
    void client.cancelQueries({ queryKey: CATEGORIES_KEY });
    write(movedTree(read(), category.id, place));
    mutation.mutate({ category, place });
    if (isUndo) toast.dismiss('move');
    else {
      const undo = () => {
        const moved = read().find(({ id }) => id === category.id);
        if (moved) move({ category: moved, place: before, isUndo: true });
      };
      toast(`“${category.name}” is moved`, { id: 'move', action: { label: 'Undo', onClick: undo } });
    }
  }

  return {
    tree,
    move,
    /** The last change that was made here. */
    changeId,
    /** After something else than a move. */
    async reload(change: string | null): Promise<void> {
      if (change !== null) setChangeId(change);
      await client.invalidateQueries({ queryKey: CATEGORIES_KEY });
    },
  };
}
