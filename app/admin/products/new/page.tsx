import type { Metadata } from 'next';
import { siteUrl } from '#app/_seo/site-url.ts';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { readEditorChoices } from '#lib/catalog/editor-choices.ts';
import { ProductEditor } from '../_editor/product-editor.tsx';

export const metadata: Metadata = { title: 'New product' };

export default function NewProductPage() {
  return openAdminPage('editor', async (actor) => (
    <ProductEditor choices={await readEditorChoices(actor)} mayWrite siteUrl={siteUrl} />
  ));
}
