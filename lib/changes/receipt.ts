export type LayerName = 'redis' | 'processes' | 'next' | 'pages' | 'cdn' | 'cdn-second';

/** How far a change has come in one layer. `ms` since the change was made; null while it is pending. */
export type ReceiptLayer = {
  name: LayerName;
  state: 'pending' | 'done' | 'skipped' | 'failed';
  ms: number | null;
  detail?: string;
};

/** What has become of a change, layer by layer, from the innermost outwards. */
export type Receipt = {
  changeId: string;
  kind: string;
  /** ISO 8601. */
  createdAt: string;
  tags: string[];
  layers: ReceiptLayer[];
  complete: boolean;
};

/** A change as it is kept; times in ms since the epoch. */
export type ChangeRow = {
  id: string;
  kind: string;
  tags: string[];
  cdn: 'purge' | 'invalidate' | 'none';
  createdAt: number;
  announcedAt: number | null;
  acknowledgedAt: number | null;
  processes: number | null;
  purgedAt: number | null;
  purgedAgainAt: number | null;
  lastError: string | null;
};

type Step = Omit<ReceiptLayer, 'name'>;

export function buildReceipt(row: ChangeRow): Receipt {
  const step = (at: number | null, detail?: string): Step =>
    at === null
      ? PENDING
      : { state: 'done', ms: Math.max(0, Math.round(at - row.createdAt)), ...(detail && { detail }) };
  const processes = describeProcesses(row, step);
  const alike = row.acknowledgedAt === null ? processes : { ...processes, detail: 'the same tags, with every process' };
  const cdn = (at: number | null) => (isSkipped(row) ? describeSkip(row) : step(at));
  const layers: ReceiptLayer[] = [
    { name: 'redis', ...step(row.announcedAt) },
    { name: 'processes', ...processes },
    { name: 'next', ...alike },
    { name: 'pages', ...alike },
    { name: 'cdn', ...cdn(row.purgedAt) },
    { name: 'cdn-second', ...cdn(row.purgedAgainAt) },
  ];
  return {
    changeId: row.id,
    kind: row.kind,
    createdAt: new Date(row.createdAt).toISOString(),
    tags: row.tags,
    layers: withError(layers, row.lastError),
    complete: row.purgedAgainAt !== null,
  };
}

const PENDING: Step = { state: 'pending', ms: null };

function describeProcesses(row: ChangeRow, step: (at: number | null, detail?: string) => Step): Step {
  if (row.acknowledgedAt === null) return PENDING;
  if (row.processes === null) {
    return { ...step(row.acknowledgedAt), state: 'failed', detail: 'not every process answered in time' };
  }
  return step(row.acknowledgedAt, row.processes === 1 ? '1 process' : `${row.processes} processes`);
}

/** A second purge is always later than the first: both at once means that there was none. */
const isSkipped = (row: ChangeRow) =>
  row.cdn === 'none' || (row.purgedAt !== null && row.purgedAt === row.purgedAgainAt);
const describeSkip = ({ cdn }: ChangeRow): Step => ({
  state: 'skipped',
  ms: 0,
  detail: cdn === 'none' ? 'nothing of it is in a CDN' : 'no CDN',
});

/** What went wrong last concerns the step that is tried again. */
function withError(layers: ReceiptLayer[], error: string | null): ReceiptLayer[] {
  const retried = error === null ? -1 : layers.findIndex(({ state }) => state === 'pending');
  return layers.map((layer, at) => (at === retried && error !== null ? { ...layer, detail: error } : layer));
}
