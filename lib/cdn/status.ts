import { type Item, serializeList, Token } from 'structured-headers';
import type { RequestScope } from '#lib/http/scope.ts';

const token = (name: string) => new Token(name);
const member = (cache: string, params: [string, Token | boolean][]): Item => [token(cache), new Map(params)];

/**
 * `Cache-Status` (RFC 9211): the layers that were asked, the one nearest to the truth first. `strata-db` stands for
 * Postgres itself. Undefined when nothing was read through the cache.
 */
export function buildCacheStatus({ reads }: Pick<RequestScope, 'reads'>): string | undefined {
  if (reads.db.count > 0) {
    return serializeList([
      member('strata-db', [['detail', token('loaded')]]),
      member('strata-l2', [['fwd', token('miss')]]),
      member('strata-l1', [['fwd', token('miss')]]),
    ]);
  }
  if (reads.l2.count > 0) {
    return serializeList([member('strata-l2', [['hit', true]]), member('strata-l1', [['fwd', token('miss')]])]);
  }
  return reads.l1.count > 0 ? serializeList([member('strata-l1', [['hit', true]])]) : undefined;
}

/** `Server-Timing`: milliseconds waited for each layer, and for the whole answer. */
export function buildServerTiming({ reads }: Pick<RequestScope, 'reads'>, totalMs: number): string {
  const layers = (['l1', 'l2', 'db'] as const)
    .filter((layer) => reads[layer].count > 0)
    .map((layer) => `strata-${layer};dur=${reads[layer].ms.toFixed(1)};desc="${reads[layer].count} reads"`);
  return [...layers, `total;dur=${totalMs.toFixed(1)}`].join(', ');
}
