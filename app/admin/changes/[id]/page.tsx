import type { Metadata } from 'next';
import { Moment } from '#app/_ui/moment.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { Status } from '#app/admin/_ui/status.tsx';
import { getReceipt } from '#lib/admin/read-changes.ts';
import { ReceiptTimeline } from '../_parts/receipt-timeline.tsx';
import { TagList } from '../_parts/tag-list.tsx';

type Props = PageProps<'/admin/changes/[id]'>;

export const metadata: Metadata = { title: 'Change' };

const BACK = { href: '/admin/changes', label: 'Changes' };

export default function ChangePage({ params }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const receipt = await getReceipt(actor, (await params).id);
    if (!receipt) return <NotHere title="There is no such change" back={BACK} />;
    return (
      <>
        <PageHeader
          title={`Change ${receipt.changeId}`}
          back={BACK}
          beside={<Status tone="quiet">{receipt.kind}</Status>}
          text={
            <>
              Written <Moment at={receipt.createdAt} precise />. How long it took to each layer counts from then.
            </>
          }
        />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <ReceiptTimeline receipt={receipt} />
          <Card
            title="Tags"
            text="Whatever carries one of these, in any layer, was made from what was written, and is ended with it."
          >
            <TagList tags={receipt.tags} />
          </Card>
        </div>
      </>
    );
  });
}
