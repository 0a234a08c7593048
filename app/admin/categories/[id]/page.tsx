import { ExternalLink } from 'lucide-react';
import type { Metadata } from 'next';
import { categoryHref } from '#app/_ui/hrefs.ts';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { History } from '#app/admin/_audit/history.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { listAdminCategories } from '#lib/catalog/categories/read-admin.ts';
import { childrenOf } from '#lib/catalog/categories/tree.ts';
import { CategoryForm } from '../_parts/category-form.tsx';
import { DeleteCategory } from '../_parts/delete-category.tsx';

type Props = PageProps<'/admin/categories/[id]'>;

export const metadata: Metadata = { title: 'A category' };

const ALL = { href: '/admin/categories', label: 'All categories' };

export default function CategoryPage({ params }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const { id } = await params;
    const tree = await listAdminCategories(actor);
    const category = tree.find((candidate) => candidate.id === id);
    if (!category) return <NotHere title="There is no such category" back={ALL} />;
    const below = childrenOf(tree, id);
    const isEmpty = below.length + category.productCount === 0;
    const mayEdit = hasRole(actor.role, 'editor');
    return (
      <>
        <PageHeader
          title={category.name}
          text={`${countOf(category.productCount, 'product')} in it, ${countOf(below.length, 'category', 'categories')} below it`}
          back={ALL}
          actions={
            <a href={categoryHref(category.path)} target="_blank" rel="noreferrer" className={buttonLook('plain')}>
              <ExternalLink className="size-4" aria-hidden="true" />
              View in the shop
            </a>
          }
        />
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
          {mayEdit ? (
            <CategoryForm key={category.id} category={category} tree={tree} />
          ) : (
            <Card title="Description">
              <p className="text-small">{category.description || 'It has none.'}</p>
            </Card>
          )}
          <div className="grid gap-5">
            <Card title="In it" className="text-small">
              <ul className="grid gap-2">
                <li>
                  <AdminLink
                    href={`/admin/products?category=${id}`}
                    className="underline underline-offset-4 hover:text-accent"
                  >
                    {countOf(category.productCount, 'product')}
                  </AdminLink>
                </li>
                {below.map((child) => (
                  <li key={child.id}>
                    <AdminLink
                      href={`/admin/categories/${child.id}`}
                      className="underline underline-offset-4 hover:text-accent"
                    >
                      {child.name}
                    </AdminLink>
                  </li>
                ))}
              </ul>
            </Card>
            {mayEdit && (
              <Card
                title="Delete"
                text={isEmpty ? 'There is nothing in it.' : 'Move what is in it elsewhere first.'}
                className="text-small"
              >
                <DeleteCategory
                  id={id}
                  name={category.name}
                  parentName={tree.find((other) => other.id === category.parentId)?.name}
                  isEmpty={isEmpty}
                />
              </Card>
            )}
            <History subjectKind="category" subjectId={id} />
          </div>
        </div>
      </>
    );
  });
}
