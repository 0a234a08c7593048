import type { Metadata } from 'next';
import { hasRole } from '#lib/accounts/roles.ts';
import { pageNumber } from '#lib/http/params.ts';
import { listMovements } from '#lib/inventory/ledger.ts';
import { openAdminPage } from '../../_frame/open-admin-page.tsx';
import { NotHere } from '../../_ui/not-here.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { describeOptions } from '../_parts/describe-variant.ts';
import { LedgerView } from '../_parts/ledger-view.tsx';
import { StockState } from '../_parts/stock-state.tsx';

type Props = PageProps<'/admin/inventory/[variantId]'>;

export const metadata: Metadata = { title: 'Stock of a variant' };

const ALL = { href: '/admin/inventory', label: 'Inventory' };
const PAGE_SIZE = 50;

export default function LedgerPage({ params, searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const page = pageNumber.safeParse((await searchParams).page).data ?? 1;
    const { variantId } = await params;
    const ledger = await listMovements(actor, variantId, { page, pageSize: PAGE_SIZE });
    if (!ledger) return <NotHere title="There is no such variant" back={ALL} />;
    const { product, sku, options, available } = ledger.item;
    return (
      <>
        <PageHeader
          title={product.name}
          text={[describeOptions(options), sku].filter(Boolean).join(' · ')}
          back={ALL}
          beside={<StockState available={available} status={product.status} />}
        />
        <LedgerView first={ledger} mayWrite={hasRole(actor.role, 'editor')} />
      </>
    );
  });
}
