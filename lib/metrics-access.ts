import { timingSafeEqual } from 'node:crypto';
import type { RequestScope } from './http/scope.ts';

/** Whether a request may read metrics: with the token where one is set, otherwise from this machine. */
export function isMetricsReader(
  headers: Headers,
  token: string | undefined,
  scope: Pick<RequestScope, 'peer'> | undefined,
): boolean {
  if (token === undefined) return scope?.peer === 'loopback';
  return equals(headers.get('authorization') ?? '', `Bearer ${token}`);
}

function equals(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
