import type { BulkState } from '#lib/bulk/types.ts';
import { Status, type StatusTone } from '../../_ui/status.tsx';

const WORDS: Record<BulkState, { label: string; tone: StatusTone }> = {
  checking: { label: 'Being checked', tone: 'low' },
  ready: { label: 'Ready to start', tone: 'accent' },
  running: { label: 'Running', tone: 'low' },
  done: { label: 'Done', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
};

export function OperationStatus({ state }: { state: BulkState }) {
  const { label, tone } = WORDS[state];
  return <Status tone={tone}>{label}</Status>;
}
