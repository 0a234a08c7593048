import type { AdminProductSummary } from '#lib/catalog/admin-list.ts';
import { Status, type StatusTone } from '../../_ui/status.tsx';

type Shown = 'published' | 'draft' | 'scheduled' | 'archived' | 'bin';

const WORDS: Record<Shown, { label: string; tone: StatusTone }> = {
  published: { label: 'Published', tone: 'good' },
  draft: { label: 'Draft', tone: 'low' },
  scheduled: { label: 'Scheduled', tone: 'accent' },
  archived: { label: 'Archived', tone: 'quiet' },
  bin: { label: 'In the bin', tone: 'bad' },
};

export type ProductStatusProps = Pick<AdminProductSummary, 'status' | 'publishAt' | 'deletedAt'>;

export function ProductStatusBadge({ status, publishAt, deletedAt }: ProductStatusProps) {
  const shown: Shown = deletedAt ? 'bin' : publishAt ? 'scheduled' : status;
  const { label, tone } = WORDS[shown];
  return <Status tone={tone}>{label}</Status>;
}
