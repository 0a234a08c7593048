'use client';

import { Copy, Ellipsis, Eye, Store, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { productHref } from '#app/_ui/hrefs.ts';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { mayLeave } from '#app/admin/_ui/leave-guard.ts';
import { Menu } from '#app/admin/_ui/menu.tsx';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';
import { useRefreshProducts } from '../_list/use-product-pages.ts';
import { useBin } from './use-bin.ts';
import { useShortcuts } from './use-shortcuts.ts';

export type EditorActionsProps = { product: AdminProduct; mayWrite: boolean; isUnsaved: boolean };

/** What can be done with a product beside editing it. */
export function EditorActions({ product, mayWrite, isUnsaved }: EditorActionsProps) {
  const router = useRouter();
  const refreshList = useRefreshProducts();
  const { remove } = useBin();
  const isPublished = product.status === 'published';
  const href = isPublished ? productHref(product.slug) : `/api/admin/products/${product.id}/preview`;

  const duplicate = async () => {
    if (!mayLeave()) return;
    try {
      const copy = await askAdmin<AdminProduct>(`/api/admin/products/${product.id}/duplicate`, {
        method: 'POST',
        body: {},
      });
      toast.success('A copy, as a draft');
      void refreshList();
      router.push(`/admin/products/${copy.id}`);
    } catch (error) {
      if (!(error instanceof AdminProblem)) throw error;
      toast.error(error.message);
    }
  };
  const bin = async () => {
    if (mayLeave() && (await remove(product))) router.push('/admin/products');
  };
  const look = () => {
    if (isUnsaved) toast('The page shows what was saved last.');
    window.open(href, '_blank', 'noopener');
  };
  useShortcuts({ 'alt+p': look, ...(mayWrite && { 'alt+d': () => void duplicate() }) });

  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener"
        onClick={() => isUnsaved && toast('The page shows what was saved last.')}
        aria-keyshortcuts="Control+Alt+P"
        className={buttonLook('plain')}
      >
        {isPublished ? <Store className="size-4" aria-hidden="true" /> : <Eye className="size-4" aria-hidden="true" />}
        {isPublished ? 'View in the shop' : 'Preview'}
        <span className="sr-only">, opens a new tab</span>
      </a>
      {mayWrite && product.deletedAt === null && (
        <Menu
          label="More"
          trigger={<Ellipsis className="size-5" aria-hidden="true" />}
          className="size-10 border border-line-strong bg-panel"
          items={[
            {
              label: 'Duplicate',
              icon: <Copy className="size-4" aria-hidden="true" />,
              onSelect: () => void duplicate(),
            },
            {
              label: 'Move to the bin',
              icon: <Trash2 className="size-4" aria-hidden="true" />,
              isDangerous: true,
              onSelect: () => void bin(),
            },
          ]}
        />
      )}
    </>
  );
}
