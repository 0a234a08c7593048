'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';
import { useRefreshProducts } from '../_list/use-product-pages.ts';

type Saved = AdminProduct & { changeId: string | null };
type Named = Pick<AdminProduct, 'id' | 'name' | 'version'>;

/** Moves products to the bin, at once and with a way back, and takes them out of it. */
export function useBin({ onRestored }: { onRestored?: (product: AdminProduct) => void } = {}) {
  const router = useRouter();
  const refreshList = useRefreshProducts();
  const say = (error: unknown) => {
    if (!(error instanceof AdminProblem)) throw error;
    toast.error(error.message);
  };

  async function restore({ id, name, version }: Named): Promise<void> {
    try {
      const product = await askAdmin<Saved>(`/api/admin/products/${id}/restore`, { method: 'POST', body: { version } });
      toast.success(`“${name}” is back`);
      onRestored?.(product);
      void refreshList();
      router.refresh();
    } catch (error) {
      say(error);
    }
  }

  async function remove({ id, name, version }: Named): Promise<boolean> {
    try {
      const binned = await askAdmin<Saved>(`/api/admin/products/${id}`, { method: 'DELETE', version });
      void refreshList();
      toast(`“${name}” is in the bin`, {
        duration: 12_000,
        action: { label: 'Undo', onClick: () => void restore({ id, name, version: binned.version }) },
      });
      return true;
    } catch (error) {
      say(error);
      return false;
    }
  }

  return { remove, restore };
}
