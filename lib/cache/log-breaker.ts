import type { Logger } from 'pino';

/** Says when a node of Redis is lost and when it is back, and not that it is tried meanwhile, every second. */
export function logBreaker(log: Pick<Logger, 'warn'>): (node: string, state: 'closed' | 'open' | 'half-open') => void {
  const lost = new Set<string>();
  return (node, state) => {
    if (state === 'half-open' || (state === 'open') === lost.has(node)) return;
    if (state === 'open') lost.add(node);
    else lost.delete(node);
    log.warn({ node, state }, 'redis breaker');
  };
}
