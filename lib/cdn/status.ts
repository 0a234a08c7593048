import { type Item, serializeList, Token } from 'structured-headers';
import type { Read } from '#lib/cache/engine/entry.ts';
import type { RequestScope } from '#lib/http/scope.ts';

type Reads = Pick<RequestScope, 'reads'>;

const token = (name: string) => new Token(name);
const member = (cache: string, params: [string, Token | boolean][]): Item => [token(cache), new Map(params)];

/**
 * `Cache-Status` (RFC 9211): the layers that were asked, the one nearest to the truth first. `strata-db` stands for
 * Postgres itself. Undefined when nothing was read through the cache.
 */
export function buildCacheStatus(scope: Reads): string | undefined {
  const members = readMembers(scope);
  return members.length > 0 ? serializeList(members) : undefined;
}

/** The same for an answer of the page layer, which asks the others only for what it has not. */
export function buildPageStatus(
  read: Pick<Read<unknown>, 'state' | 'layer'> & { reason?: string },
  scope?: Reads,
): string {
  if (read.state === 'hit') {
    return serializeList([member('strata-page', [['hit', true], ...detail(read.layer === 'l2' ? 'l2' : undefined)])]);
  }
  if (read.state === 'stale') return serializeList([member('strata-page', [['hit', true], ...detail('stale')])]);
  const inner = scope ? readMembers(scope) : [];
  const stored: [string, boolean][] = read.state === 'filled' ? [['stored', true]] : [];
  return serializeList([...inner, member('strata-page', [['fwd', token('miss')], ...stored, ...detail(read.reason)])]);
}

const detail = (reason: string | undefined): [string, Token][] =>
  reason === undefined ? [] : [['detail', token(reason)]];

function readMembers({ reads }: Reads): Item[] {
  if (reads.db.count > 0) {
    return [
      member('strata-db', [['detail', token('loaded')]]),
      member('strata-l2', [['fwd', token('miss')]]),
      member('strata-l1', [['fwd', token('miss')]]),
    ];
  }
  if (reads.l2.count > 0) {
    return [member('strata-l2', [['hit', true]]), member('strata-l1', [['fwd', token('miss')]])];
  }
  return reads.l1.count > 0 ? [member('strata-l1', [['hit', true]])] : [];
}

/** `Server-Timing`: milliseconds waited for each layer, and for the whole answer. */
export function buildServerTiming({ reads }: Reads, totalMs: number): string {
  const layers = (['l1', 'l2', 'db'] as const)
    .filter((layer) => reads[layer].count > 0)
    .map((layer) => `strata-${layer};dur=${reads[layer].ms.toFixed(1)};desc="${reads[layer].count} reads"`);
  return [...layers, `total;dur=${totalMs.toFixed(1)}`].join(', ');
}
