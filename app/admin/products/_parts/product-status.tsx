import type { ProductStatus } from '#lib/catalog/product-state.ts';
import { Status, type StatusTone } from '../../_ui/status.tsx';

const WORDS: Record<ProductStatus, { label: string; tone: StatusTone }> = {
  published: { label: 'Published', tone: 'good' },
  draft: { label: 'Draft', tone: 'low' },
  archived: { label: 'Archived', tone: 'quiet' },
};

export function ProductStatusBadge({ status }: { status: ProductStatus }) {
  const { label, tone } = WORDS[status];
  return <Status tone={tone}>{label}</Status>;
}
