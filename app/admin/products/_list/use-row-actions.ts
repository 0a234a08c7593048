'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { AdminProductSummary } from '#lib/catalog/admin-list.ts';
import type { ProductStatus } from '#lib/catalog/product-state.ts';
import { AdminProblem, askAdmin } from '../../_ui/ask-admin.ts';
import { mayLeave } from '../../_ui/leave-guard.ts';
import { useRefreshProducts } from './use-product-pages.ts';

type Target = Pick<AdminProductSummary, 'id' | 'name' | 'version'>;
/** How long something can be taken back, milliseconds: read, thought over, and reached by keyboard. */
const UNDO_TIME = 12_000;

type Written = { id: string; version: number };

export type RowActions = ReturnType<typeof useRowActions>;

/** What can be done to one product from the list. What can be taken back is done at once, and says how. */
export function useRowActions() {
  const refresh = useRefreshProducts();
  const router = useRouter();

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AdminProblem)) throw error;
      const isConflict = error.type === 'version-conflict';
      toast.error(isConflict ? 'Somebody else has changed it meanwhile. Nothing was done.' : error.message);
    }
    await refresh();
  }

  const write = (
    path: string,
    { id, version }: Pick<Target, 'id' | 'version'>,
    method: 'PATCH' | 'POST' | 'DELETE',
    body?: object,
  ) => askAdmin<Written>(`/api/admin/products/${id}${path}`, { method, version, ...(body && { body }) });

  const restore = (product: Target) =>
    attempt(async () => {
      await write('/restore', product, 'POST', {});
      toast.success(`“${product.name}” is back`);
    });

  /** @param publishAt of a draft that becomes published by itself */
  const setStatus = (
    product: Target & Pick<AdminProductSummary, 'status' | 'publishAt'>,
    status: ProductStatus,
    said: string,
    publishAt: string | null = null,
  ) =>
    attempt(async () => {
      const { version } = await write('', product, 'PATCH', { status, publishAt });
      const back = { ...product, version, status, publishAt };
      toast.success(`“${product.name}” ${said}`, {
        duration: UNDO_TIME,
        action: {
          label: 'Undo',
          onClick: () => void setStatus(back, product.status, 'is as it was', product.publishAt),
        },
      });
    });

  return {
    open(id: string) {
      if (mayLeave()) router.push(`/admin/products/${id}`);
    },
    setStatus,
    restore,
    duplicate: (product: Target) =>
      attempt(async () => {
        const copy = await askAdmin<Written>(`/api/admin/products/${product.id}/duplicate`, {
          method: 'POST',
          body: {},
        });
        router.push(`/admin/products/${copy.id}`);
      }),
    moveToBin: (product: Target) =>
      attempt(async () => {
        const { version } = await write('', product, 'DELETE');
        toast.success(`“${product.name}” is in the bin`, {
          duration: UNDO_TIME,
          action: { label: 'Undo', onClick: () => void restore({ ...product, version }) },
        });
      }),
  };
}
