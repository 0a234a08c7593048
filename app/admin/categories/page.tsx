import type { Metadata } from 'next';
import { hasRole } from '#lib/accounts/roles.ts';
import { listAdminCategories } from '#lib/catalog/categories/read-admin.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { CategoryTree } from './_parts/category-tree.tsx';

export const metadata: Metadata = { title: 'Categories' };

export default function CategoriesPage() {
  return openAdminPage('viewer', async (actor) => (
    <CategoryTree initial={await listAdminCategories(actor)} mayEdit={hasRole(actor.role, 'editor')} />
  ));
}
