import { sql } from 'drizzle-orm';
import type { KeyShared, KeySource } from '#lib/cache/engine/inspect/copies.ts';
import { findChangesOf, type RelatedChange } from '#lib/changes/receipts.ts';
import { thingOf, toCopyReport } from '#lib/fleet/answer.ts';
import { toFacts } from '#lib/fleet/facts.ts';
import { askFleet } from '#lib/fleet/fleet.ts';
import type { CopyReport, KeyReport, Member } from '#lib/fleet/questions.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type Comparison, type Content, compareContent, comparePage } from './compare.ts';
import { type Evidence, reachVerdict, type Verdict } from './verdict.ts';

type Compared = CopyReport & { comparison: Comparison };

/** What a process has of a key. */
export type ProcessView = Omit<KeyReport, 'copy' | 'steps'> & { copy: Compared | null };
/** What happened to a key, in some process. */
export type FleetStep = KeyReport['steps'][number] & { process: string };

/** Everything that is known of a key of the cache, and what it comes to. */
export type InspectedKey = {
  key: string;
  thing: string;
  verdict: Verdict;
  shared: { name: string } & ({ state: 'held'; copy: Compared } | { state: Exclude<KeyShared['state'], 'held'> });
  processes: ProcessView[];
  /** How many live; null where nobody can say. */
  alive: number | null;
  source: { state: KeySource['state'] | 'failed'; version: number; fields: Content['facts']['fields'] };
  tags: string[];
  changes: RelatedChange[];
  /** Newest first. */
  steps: FleetStep[];
};

/** Looks at a key in every layer of every process, and at the database. Nothing is counted or kept for it. */
export async function inspectKey(key: string): Promise<InspectedKey> {
  const runtime = getRuntime();
  const { inspect, shared: store } = runtime.cache;
  const [{ answers, processes }, shared, source] = await Promise.all([
    askFleet(runtime, { kind: 'key', key }),
    inspect.shared(key),
    inspect.source(key).catch(() => ({ state: 'failed' as const })),
  ]);
  const frame = shared.state === 'held' ? toCopyReport(key, shared.copy, shared.copy.freshUntil) : undefined;
  const copies = [frame, ...answers.map(({ copy }) => copy)].filter((copy) => !!copy);
  const tags = [...new Set(copies.flatMap((copy) => copy.tags))];
  const content = toContent(key, source);
  const [changes, compare] = await Promise.all([
    tags.length > 0 ? findChangesOf(tags) : [],
    openComparison(key, content, copies),
  ]);
  const name = store.kind === 'redis' ? 'Redis' : 'Shared store';
  const views = answers.map(
    ({ steps: _, copy, ...report }): ProcessView => ({ ...report, copy: copy && compare(copy) }),
  );
  const sharedView = frame
    ? ({ name, state: 'held', copy: compare(frame) } as const)
    : { name, state: shared.state === 'held' ? ('unreadable' as const) : shared.state };
  return {
    key,
    thing: thingOf(key),
    verdict: reachVerdict({
      evidence: gatherEvidence(sharedView, views, answers),
      changes,
      sharedAnswers: shared.state !== 'unavailable',
      now: Date.now(),
    }),
    shared: sharedView,
    processes: views,
    alive: processes ?? null,
    source: { state: source.state, version: content?.version ?? 0, fields: content?.facts.fields ?? {} },
    tags,
    changes,
    steps: mergeHistories(answers),
  };
}

export const nameOfProcess = ({ host, pid }: Pick<Member, 'host' | 'pid'>): string => `${host}, process ${pid}`;

type Asked = KeySource | { state: 'failed' };

/** How copies are compared: pages with the products that they show, all else with what its loader answers now. */
async function openComparison(key: string, content: Content | undefined, copies: readonly CopyReport[]) {
  if (thingOf(key) === 'page') {
    const present = await readVersions([...new Set(copies.flatMap(({ facts }) => Object.keys(facts.shows)))]);
    return (copy: CopyReport): Compared => ({ ...copy, comparison: comparePage(copy.facts.shows, present) });
  }
  return (copy: CopyReport): Compared => ({ ...copy, comparison: compareContent(copy, content) });
}

/** Versions of published products, by id. */
async function readVersions(ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await getRuntime().db.execute<{ id: string; version: number }>(sql`
    SELECT id::text, version::float8 AS version FROM products
     WHERE id = ANY(${`{${ids.join(',')}}`}::bigint[]) AND status = 'published'`);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

function toContent(key: string, source: Asked): Content | undefined {
  if (source.state === 'absent') return { found: false, version: 0, facts: { digest: '', fields: {}, shows: {} } };
  if (source.state !== 'found') return undefined;
  const { value, version } = source;
  return {
    found: true,
    version,
    facts: toFacts(thingOf(key), { found: true, value, version, tags: [], createdAt: 0 }),
  };
}

function gatherEvidence(
  shared: InspectedKey['shared'],
  processes: readonly ProcessView[],
  answers: readonly KeyReport[],
): Evidence[] {
  const stored = answers.flatMap(({ steps }) => steps.filter(({ what }) => what === 'filled' || what === 'written'));
  const toEvidence = (copy: Compared, at: Pick<Evidence, 'layer' | 'place' | 'position'>): Evidence => ({
    ...copy,
    ...at,
    isRemembered: stored.some((step) => step.version === copy.version && step.at >= copy.createdAt),
  });
  const own = processes[0]?.position ?? 0;
  return [
    ...processes.flatMap((view) =>
      view.copy
        ? [toEvidence(view.copy, { layer: 'process', place: nameOfProcess(view), position: view.position })]
        : [],
    ),
    ...(shared.state === 'held'
      ? [toEvidence(shared.copy, { layer: 'shared', place: shared.name, position: own })]
      : []),
  ];
}

function mergeHistories(answers: readonly KeyReport[]): FleetStep[] {
  return answers
    .flatMap((answer) => answer.steps.map((step): FleetStep => ({ ...step, process: nameOfProcess(answer) })))
    .sort((a, b) => b.at - a.at);
}
