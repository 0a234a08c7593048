import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { findPromotion } from '#lib/promotions/admin.ts';
import { PromotionForm } from '../_parts/promotion-form.tsx';
import { NEW_PROMOTION, toValues } from '../_parts/promotion-values.ts';

type Props = PageProps<'/admin/promotions/new'>;

export const metadata: Metadata = { title: 'A new promotion' };

export default function NewPromotionPage({ searchParams }: Props) {
  return openAdminPage('editor', async (actor) => {
    const { from } = await searchParams;
    const model = typeof from === 'string' ? await findPromotion(actor, from) : null;
    // A code belongs to one promotion.
    const values = model ? { ...toValues(model), code: '' } : NEW_PROMOTION;
    return (
      <>
        <PageHeader
          title="A new promotion"
          back={{ href: '/admin/promotions', label: 'All promotions' }}
          {...(model && { text: `As “${model.name}” is, with a code of its own.` })}
        />
        <div className="max-w-4xl">
          <PromotionForm values={values} />
        </div>
      </>
    );
  });
}
