import type { Shop } from '../shop.ts';
import type { Fleet } from './open-fleet.ts';

/** A fleet as the checker sees it. */
export function toShop({ processes, edge, redisUrl }: Fleet, admin: Shop['admin']): Shop {
  return {
    processes,
    redisUrl,
    admin,
    edge: edge && {
      url: edge.url,
      purgedAt(tag, since) {
        const times = edge
          .requests()
          .filter(({ tags, others }) => tags.includes(tag) || others.includes('everything'))
          .flatMap(({ applied }) => applied.map(({ at }) => at))
          .filter((at) => at >= since);
        return times.length === 0 ? undefined : Math.min(...times);
      },
    },
  };
}
