import type { RedisCluster } from './redis-cluster.ts';
import { askServer } from './redis-server.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { waitUntil } from './wait-until.ts';

const KNOWN_MS = 10_000;

/**
 * Puts a link before each master, and makes the cluster name the links to its clients. What asks the cluster for its own
 * ports, as `nodeOfKey` does, does not work from then on.
 */
export async function openClusterLinks({ nodes }: Pick<RedisCluster, 'nodes'>, masters = 3) {
  const links = await Promise.all(nodes.slice(0, masters).map((node) => startTcpProxy(node)));
  await Promise.all(
    links.map((link, nth) =>
      askServer(nodes[nth] as RedisCluster['nodes'][number], (redis) =>
        redis.config('SET', 'cluster-announce-port', link.port),
      ),
    ),
  );
  await waitUntil(KNOWN_MS, 'the nodes do not name the links', async () => {
    const named = await Promise.all(nodes.map((node) => askServer(node, (redis) => redis.cluster('SLOTS'))));
    const ports = links.map(({ port }) => port).sort();
    return named.every((slots) => String(mastersOf(slots).sort()) === String(ports)) || undefined;
  });
  return {
    links: links as readonly TcpProxy[],
    url: `redis+cluster://${links.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    stop: async () => void (await Promise.all(links.map((link) => link.stop()))),
  };
}

const mastersOf = (slots: unknown): number[] =>
  (slots as [number, number, [host: string, port: number]][]).map(([, , [, port]]) => port);
