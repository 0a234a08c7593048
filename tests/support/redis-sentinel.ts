import { askServer, type RedisServer, startRedisServer } from './redis-server.ts';
import { waitUntil } from './wait-until.ts';

const NAME = 'strata-test';
const QUORUM = 2;
/** One each. Apart, so that the second is the first to find a majority: sentinels that rise together split the votes. */
const DOWN_AFTER_MS = [500, 700, 1_500];
const FAILOVER_TIMEOUT_MS = 1_000;
const READY_MS = 15_000;
const FAILOVER_MS = 15_000;
/** How often sentinels do what they normally do every two to ten seconds. */
const PACE = ['info-period', '200', 'publish-period', '100'];
const REPLICATION = ['--repl-diskless-sync-delay', '0', '--repl-ping-replica-period', '1'];

export type RedisSentinel = {
  url: string;
  /** Name of the group of servers. */
  name: string;
  sentinels: readonly RedisServer[];
  /** As of the last failover that was waited for. */
  readonly master: RedisServer;
  readonly replica: RedisServer;
  /** Resolves with the new master once all sentinels that answer name it and it takes writes. */
  waitForFailover(): Promise<RedisServer>;
  stop(): Promise<void>;
};

/** Starts one master, one replica and three sentinels, which replace a master that is gone within about 2 s. */
export async function startRedisSentinel(): Promise<RedisSentinel> {
  const started: RedisServer[] = [];
  const start = async (options: Parameters<typeof startRedisServer>[0]) => {
    const server = await startRedisServer(options);
    started.push(server);
    return server;
  };
  const stop = async () => void (await Promise.all(started.map((server) => server.stop())));
  try {
    let master = await start({ args: REPLICATION });
    const rules = DOWN_AFTER_MS.map((downAfterMs) => [
      `sentinel monitor ${NAME} 127.0.0.1 ${master.port} ${QUORUM}`,
      `sentinel down-after-milliseconds ${NAME} ${downAfterMs}`,
      `sentinel failover-timeout ${NAME} ${FAILOVER_TIMEOUT_MS}`,
    ]);
    const launched = await Promise.allSettled([
      start({ args: [...REPLICATION, '--replicaof', `127.0.0.1 ${master.port}`] }),
      ...rules.map((sentinel) => start({ sentinel })),
    ]);
    const [first, ...others] = launched.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    let replica = first as RedisServer;
    const sentinels = others;
    await Promise.all(
      sentinels.map((sentinel) => askServer(sentinel, (redis) => redis.call('SENTINEL', 'DEBUG', ...PACE))),
    );
    await waitUntil(READY_MS, 'the sentinels do not find each other and the replica', async () => {
      const complete = await Promise.all([
        ...sentinels.map((sentinel) => says(sentinel, 'sentinel', COMPLETE)),
        says(replica, 'replication', REPLICATING),
      ]);
      return complete.every(Boolean) || undefined;
    });
    return {
      url: `redis+sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/${NAME}`,
      name: NAME,
      sentinels,
      get master() {
        return master;
      },
      get replica() {
        return replica;
      },
      async waitForFailover() {
        await waitUntil(FAILOVER_MS, `${master.url} is not replaced`, async () => {
          const named = new Set(await masterPorts(sentinels));
          return named.size === 1 && named.has(replica.port) && (await says(replica, 'replication', MASTER))
            ? true
            : undefined;
        });
        [master, replica] = [replica, master];
        return master;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const REPLICATING = 'master_link_status:up';
const MASTER = 'role:master';
const COMPLETE = `slaves=1,sentinels=${DOWN_AFTER_MS.length}`;

/** Whether a server's own description has this; not while it is away, or cuts its clients off to change its role. */
const says = (server: RedisServer, section: 'replication' | 'sentinel', text: string) =>
  askServer(server, (redis) => redis.info(section)).then(
    (info) => info.includes(text),
    () => false,
  );

/** The port of the master that each sentinel names, of those that answer. */
async function masterPorts(sentinels: readonly RedisServer[]): Promise<number[]> {
  const replies = await Promise.allSettled(
    sentinels.map((sentinel) =>
      askServer(sentinel, (redis) => redis.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME)),
    ),
  );
  return replies.flatMap((reply) => (reply.status === 'fulfilled' ? [Number((reply.value as string[])[1])] : []));
}
