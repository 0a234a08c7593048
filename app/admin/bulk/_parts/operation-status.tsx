import type { BulkOperation, BulkState } from '#lib/bulk/types.ts';
import { Status, type StatusTone } from '../../_ui/status.tsx';

const WORDS: Record<BulkState, { label: string; tone: StatusTone }> = {
  checking: { label: 'Being checked', tone: 'low' },
  ready: { label: 'Ready to start', tone: 'accent' },
  running: { label: 'Running', tone: 'low' },
  done: { label: 'Done', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
};

const NOTHING: (typeof WORDS)[BulkState] = { label: 'Nothing to write', tone: 'quiet' };

export function OperationStatus({ operation: { state, isEmpty } }: { operation: BulkOperation }) {
  const { label, tone } = isEmpty ? NOTHING : WORDS[state];
  return <Status tone={tone}>{label}</Status>;
}
