import type { Redis } from 'ioredis';
import { askServer, type RedisServer, startRedisServer } from './redis-server.ts';
import { waitUntil } from './wait-until.ts';

const SLOTS = 16_384;
const NODE_TIMEOUT_MS = 1_000;
const FORMED_MS = 15_000;
const FAILOVER_MS = 15_000;

export type RedisClusterOptions = {
  masters?: 3;
  /** One for each master, or none. Default 0. */
  replicas?: 0 | 3;
  /** Settings of every node, as on the command line. */
  args?: readonly string[];
};

export type RedisCluster = {
  /** The masters in the order of their slots, then their replicas in the same order. */
  nodes: readonly RedisServer[];
  url: string;
  /** The master of a slot, as the nodes that answer see it now. */
  nodeOfSlot(slot: number): Promise<RedisServer>;
  nodeOfKey(key: string): Promise<RedisServer>;
  /** Resolves with the new master of the slots which `failed` had, once every node that answers knows it. */
  waitForFailover(failed: RedisServer): Promise<RedisServer>;
  stop(): Promise<void>;
};

type Range = { first: number; last: number /** The master's, then its replicas'. */; ports: number[] };
type View = { ok: boolean; epoch: number; ranges: Range[] };
type SlotsReply = [first: number, last: number, ...nodes: [host: string, port: number, id: string, ...unknown[]][]][];

/** Starts a real cluster, formed and ready. A master that is gone is replaced by its replica within about 3 s. */
export async function startRedisCluster({
  masters = 3,
  replicas = 0,
  args = [],
}: RedisClusterOptions = {}): Promise<RedisCluster> {
  const settings = [
    ['--cluster-enabled', 'yes'],
    ['--cluster-config-file', 'nodes.conf'],
    ['--cluster-node-timeout', String(NODE_TIMEOUT_MS)],
    // The node that greets the others would not find out its own address.
    ['--cluster-announce-ip', '127.0.0.1'],
    ['--cluster-replica-validity-factor', '0'],
    ['--cluster-allow-replica-migration', 'no'],
    ['--repl-diskless-sync-delay', '0'],
    // Until the first of these pings a replica counts as having nothing, so nobody is told of it.
    ['--repl-ping-replica-period', '1'],
    args,
  ].flat();
  const started = await Promise.allSettled(
    Array.from({ length: masters + replicas }, () => startRedisServer({ args: settings })),
  );
  const nodes = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => void (await Promise.all(nodes.map((node) => node.stop())));
  try {
    for (const result of started) if (result.status === 'rejected') throw result.reason;
    await formCluster(nodes, masters);
  } catch (error) {
    await stop();
    throw error;
  }

  const nodeOfPort = (port: number | undefined) => nodes.find((node) => node.port === port);
  const nodeOfSlot = async (slot: number): Promise<RedisServer> => {
    const views = await viewsOf(nodes);
    // A master that was cut off or paused may not know yet that it has been replaced.
    const latest = views.sort((one, other) => other.epoch - one.epoch)[0];
    const owner = nodeOfPort(rangeOf(latest?.ranges ?? [], slot)?.ports[0]);
    if (!owner) throw new Error(`no node serves slot ${slot}`);
    return owner;
  };
  return {
    nodes,
    url: `redis+cluster://${nodes.map((node) => `127.0.0.1:${node.port}`).join(',')}`,
    nodeOfSlot,
    nodeOfKey: async (key) => nodeOfSlot(await askAny(nodes, (redis) => redis.cluster('KEYSLOT', key))),
    async waitForFailover(failed) {
      const slot = firstSlotOf(nodes.indexOf(failed) % masters, masters);
      const survivors = nodes.filter((node) => node !== failed);
      return waitUntil(FAILOVER_MS, `the slots of ${failed.url} have no new master`, async () => {
        const views = await viewsOf(survivors);
        const owners = new Set(views.map(({ ok, ranges }) => (ok ? rangeOf(ranges, slot)?.ports[0] : undefined)));
        const [owner] = owners;
        return owners.size === 1 && owner !== failed.port ? nodeOfPort(owner) : undefined;
      });
    },
    stop,
  };
}

const firstSlotOf = (index: number, masters: number) => Math.ceil((index * SLOTS) / masters);

async function formCluster(nodes: readonly RedisServer[], masters: number): Promise<void> {
  const [first, ...others] = nodes;
  if (!first) return;
  const ids = await Promise.all(nodes.map((node) => askServer(node, (redis) => redis.cluster('MYID'))));
  await Promise.all(
    nodes.slice(0, masters).map((node, index) => {
      const range = [firstSlotOf(index, masters), firstSlotOf(index + 1, masters) - 1];
      return askServer(node, (redis) => redis.cluster('ADDSLOTSRANGE', ...range));
    }),
  );
  await askServer(first, async (redis) => {
    for (const { port } of others) await redis.cluster('MEET', '127.0.0.1', port);
  });
  await Promise.all(
    nodes.slice(masters).map((node, index) => {
      const id = String(ids[index]);
      return waitUntil(FORMED_MS, `${node.url} does not get to know its master`, () =>
        askServer(node, (redis) => redis.cluster('REPLICATE', id)).catch(() => undefined),
      );
    }),
  );
  await waitUntil(FORMED_MS, 'the cluster does not form', async () => {
    const ready = await Promise.all(nodes.map((node) => isReady(node, nodes.length, masters)));
    return ready.every(Boolean) || undefined;
  });
}

/** Whether this node serves, and knows who has which slots and who replicates whom. */
async function isReady(node: RedisServer, total: number, masters: number): Promise<boolean> {
  const [view] = await viewsOf([node]);
  if (!view?.ok || view.ranges.length !== masters || view.ranges.flatMap(({ ports }) => ports).length !== total) {
    return false;
  }
  const role = await askServer(node, (redis) => redis.info('replication'));
  return role.includes('role:master') || role.includes('master_link_status:up');
}

/** What each node that answers believes of the cluster. */
async function viewsOf(nodes: readonly RedisServer[]): Promise<View[]> {
  const views = await Promise.allSettled(nodes.map((node) => askServer(node, readView)));
  return views.flatMap((view) => (view.status === 'fulfilled' ? [view.value] : []));
}

async function readView(redis: Redis): Promise<View> {
  const [info, slots] = await Promise.all([redis.cluster('INFO'), redis.cluster('SLOTS')]);
  return {
    ok: info.includes('cluster_state:ok'),
    epoch: Number(/cluster_current_epoch:(\d+)/.exec(info)?.[1]),
    ranges: (slots as SlotsReply).map(([first, last, ...owners]) => ({
      first,
      last,
      ports: owners.map(([, port]) => port),
    })),
  };
}

const rangeOf = (ranges: readonly Range[], slot: number) =>
  ranges.find(({ first, last }) => first <= slot && slot <= last);

const askAny = <Answer>(nodes: readonly RedisServer[], ask: (redis: Redis) => Promise<Answer>) =>
  Promise.any(nodes.map((node) => askServer(node, ask)));
