import type { Metadata } from 'next';
import { siteUrl } from '#app/_seo/site-url.ts';
import { History } from '#app/admin/_audit/history.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { getAdminProduct } from '#lib/catalog/admin-list.ts';
import { readEditorChoices } from '#lib/catalog/editor-choices.ts';
import { ProductEditor } from '../_editor/product-editor.tsx';

type Props = PageProps<'/admin/products/[id]'>;

export const metadata: Metadata = { title: 'Product' };

export default function ProductPage({ params }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const [product, choices] = await Promise.all([getAdminProduct(actor, (await params).id), readEditorChoices(actor)]);
    if (!product) {
      return <NotHere title="This product is not here" back={{ href: '/admin/products', label: 'All products' }} />;
    }
    return (
      <ProductEditor
        key={product.id}
        product={product}
        choices={choices}
        mayWrite={hasRole(actor.role, 'editor')}
        siteUrl={siteUrl}
        history={<History subjectKind="product" subjectId={product.id} />}
      />
    );
  });
}
