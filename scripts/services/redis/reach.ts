import { connect, type NetConnectOpts } from 'node:net';
import { parseRedisUrl } from '#lib/cache/engine/shared/redis-address.ts';

const ANSWER_MS = 2000;

/**
 * Whether something listens where REDIS_URL points, one of several nodes being enough; not whether it lets us in, which
 * the server's log tells.
 */
export async function isRedisReachable(url: string): Promise<boolean> {
  const address = parseRedisUrl(url);
  if (address.kind === 'socket') return listens({ path: address.path });
  const nodes = address.kind === 'server' ? [address.node] : address.nodes;
  return (await Promise.all(nodes.map(listens))).includes(true);
}

function listens(target: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(target);
    const finish = (reachable: boolean) => {
      connection.destroy();
      resolve(reachable);
    };
    connection.setTimeout(ANSWER_MS, () => finish(false));
    connection.once('connect', () => finish(true));
    connection.once('error', () => finish(false));
  });
}
