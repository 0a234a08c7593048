import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { hasRole } from '#lib/accounts/roles.ts';
import { listPromotions, promotionListQuery } from '#lib/promotions/list.ts';
import { PROMOTION_STATES, type PromotionState } from '#lib/promotions/state.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { AdminLink } from '../_ui/admin-link.tsx';
import { buttonLook } from '../_ui/button-look.ts';
import { Card } from '../_ui/card.tsx';
import { Empty } from '../_ui/empty.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { SearchForm } from '../_ui/search-form.tsx';
import { TabLinks } from '../_ui/tab-links.tsx';
import { PromotionTable } from './_parts/promotion-table.tsx';
import { STATE_WORDS } from './_parts/promotion-words.ts';

type Props = PageProps<'/admin/promotions'>;
type Wanted = { state?: PromotionState | undefined; q?: string | undefined; page?: number };

export const metadata: Metadata = { title: 'Promotions' };

export default function PromotionsPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const { page, state, q } = await searchParams;
    // An address that was mistyped shows the first page of all.
    const query = promotionListQuery.safeParse({ page, state, q }).data ?? promotionListQuery.parse({});
    const { items, total, pageSize } = await listPromotions(actor, query);
    const mayEdit = hasRole(actor.role, 'editor');
    const add = (
      <AdminLink href="/admin/promotions/new" className={buttonLook('primary')}>
        <Plus className="size-4" aria-hidden="true" />
        Add a promotion
      </AdminLink>
    );
    const choices = [undefined, ...PROMOTION_STATES];
    return (
      <>
        <PageHeader
          title="Promotions"
          text="What takes something off an order: by a code, or by itself. Carts see a change the next time they are read."
          actions={mayEdit && add}
        />
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3 [&>nav]:mb-0">
          <TabLinks
            label="Which promotions"
            tabs={choices.map((choice) => ({
              href: hrefOf({ state: choice, q: query.q }),
              label: choice ? STATE_WORDS[choice].label : 'All',
              isCurrent: choice === query.state,
            }))}
          />
          <SearchForm
            action="/admin/promotions"
            label="Search promotions"
            placeholder="Name or code"
            q={query.q}
            kept={{ state: query.state }}
          />
        </div>
        <Card isFlush className="[&>div]:pt-0">
          {items.length === 0 ? (
            <Empty
              title={query.q || query.state ? 'There is no such promotion' : 'There are no promotions'}
              text={
                query.q || query.state
                  ? 'Another tab or other words may find it.'
                  : 'A code for friends, a discount in spring, free shipping from a certain sum.'
              }
              action={mayEdit && !query.q && !query.state && add}
            />
          ) : (
            <PromotionTable promotions={items} now={new Date()} />
          )}
        </Card>
        <Pagination
          page={query.page}
          pageCount={countPages(total, pageSize)}
          hrefOf={(target) => hrefOf({ ...query, page: target })}
        />
      </>
    );
  });
}

function hrefOf({ state, q, page = 1 }: Wanted): string {
  const params = new URLSearchParams({
    ...(state && { state }),
    ...(q && { q }),
    ...(page > 1 && { page: String(page) }),
  });
  return params.size > 0 ? `/admin/promotions?${params}` : '/admin/promotions';
}
