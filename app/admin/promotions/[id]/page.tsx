import { Copy } from 'lucide-react';
import type { Metadata } from 'next';
import { History } from '#app/admin/_audit/history.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { Status } from '#app/admin/_ui/status.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { findPromotion } from '#lib/promotions/admin.ts';
import { stateOf } from '#lib/promotions/state.ts';
import { listRedemptions, readPromotionUsage } from '#lib/promotions/usage.ts';
import { DeletePromotion } from '../_parts/delete-promotion.tsx';
import { PromotionForm } from '../_parts/promotion-form.tsx';
import { PromotionUse } from '../_parts/promotion-usage.tsx';
import { toValues } from '../_parts/promotion-values.ts';
import { STATE_WORDS, sayReduction, sayTime } from '../_parts/promotion-words.ts';

type Props = PageProps<'/admin/promotions/[id]'>;

export const metadata: Metadata = { title: 'A promotion' };

const ALL = { href: '/admin/promotions', label: 'All promotions' };

export default function PromotionPage({ params }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const { id } = await params;
    const promotion = await findPromotion(actor, id);
    if (!promotion) return <NotHere title="There is no such promotion" back={ALL} />;
    const [usage, latest] = await Promise.all([
      readPromotionUsage(actor, id),
      hasRole(actor.role, 'support') ? listRedemptions(actor, id) : undefined,
    ]);
    const { label, tone } = STATE_WORDS[stateOf(promotion, new Date())];
    const mayEdit = hasRole(actor.role, 'editor');
    const summary = `${sayReduction(promotion)}, ${promotion.code ? `with the code ${promotion.code}` : 'by itself'}, ${sayTime(promotion)}`;
    return (
      <>
        <PageHeader
          title={promotion.name}
          text={summary}
          back={ALL}
          beside={<Status tone={tone}>{label}</Status>}
          actions={
            mayEdit && (
              <AdminLink href={`/admin/promotions/new?from=${id}`} className={buttonLook('plain')}>
                <Copy className="size-4" aria-hidden="true" />
                Duplicate
              </AdminLink>
            )
          }
        />
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
          {mayEdit ? (
            <PromotionForm key={id} promotion={promotion} values={toValues(promotion)} />
          ) : (
            <Card title="What it does">
              <p className="text-small">{summary}.</p>
            </Card>
          )}
          <div className="grid gap-5">
            <PromotionUse
              usage={usage}
              currency={promotion.currency}
              totalLimit={promotion.totalLimit}
              latest={latest}
            />
            {mayEdit && (
              <DeletePromotion id={id} name={promotion.name} code={promotion.code} isUsed={usage.orders > 0} />
            )}
            <History subjectKind="promotion" subjectId={id} />
          </div>
        </div>
      </>
    );
  });
}
