import type { EventEmitter } from 'node:events';
import { Cluster, Redis } from 'ioredis';
import { after } from '../time.ts';
import { parseRedisUrl, type RedisAddress } from './redis-address.ts';

export type RedisClient = Redis | Cluster;

export type ClientOptions = {
  url: string;
  /** Shown by CLIENT LIST. */
  name: string;
  /** How long one command may take; ms. Without it they are waited for as long as the connection lasts. */
  commandTimeoutMs?: number;
  onError?: ((error: Error) => void) | undefined;
};

const CONNECT_TIMEOUT_MS = 1_000;
/** Short, since a link that is back must be used at once; and jittered, since many processes lose it together. */
const reconnectDelay = (attempt: number) => 50 * 2 ** Math.min(attempt, 2) * (0.75 + Math.random() / 2);

/**
 * A client for any form of Redis. It connects by itself, and again after a loss; meanwhile every command fails at once:
 * commands that queue for a lost server would hold up every request behind them.
 */
export function openRedisClient(options: ClientOptions): RedisClient {
  const address = parseRedisUrl(options.url);
  const common = connectionOptions(address, options);
  const client =
    address.kind === 'cluster' ? openCluster(address, common) : new Redis({ ...common, ...target(address) });
  emitterOf(client).on('error', (error: Error) => options.onError?.(error));
  if (!isCluster(client) && address.kind === 'sentinel') revive(client);
  return client;
}

/**
 * A failover that is announced while ioredis asks a sentinel ends the client for good, as if it had been closed by us
 * (ioredis 6.0: "Connection is closed").
 */
function revive(client: Redis): void {
  const { disconnect } = client;
  let closed = false;
  client.disconnect = (reconnect = false) => {
    closed ||= !reconnect;
    disconnect.call(client, reconnect);
  };
  client.on('end', () => {
    if (!closed) after(reconnectDelay(0), () => void client.connect().catch(() => {}));
  });
}

/** The two kinds declare their events apart, so that the union of them takes none. */
const emitterOf = (client: RedisClient): EventEmitter => client;

export const isCluster = (client: RedisClient): client is Cluster => client.isCluster;

/** The first callers of a process wait for the connection as long as for a command; later ones never do. */
export function firstConnection(client: RedisClient, commandTimeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      cancel();
      resolve();
    };
    const cancel = after(commandTimeoutMs, finish);
    const ready = async () => {
      if (isCluster(client)) await Promise.all(client.nodes('master').map(settled));
      finish();
    };
    emitterOf(client).once('ready', ready).once('close', finish);
  });
}

/** Resolves when a node of a cluster can be asked, or cannot be reached. */
function settled(node: Redis): Promise<unknown> {
  if (node.status === 'ready') return Promise.resolve();
  return new Promise<void>((resolve) => node.once('ready', resolve).once('close', resolve));
}

const hangingUp = new WeakSet<RedisClient>();

/**
 * Gives up a connection that does not answer, for a new one: a link that was cut without a word looks like a server that
 * hangs. Until the old one has closed, which a hanging server holds up, asking again does nothing.
 */
export function reconnect(client: RedisClient): void {
  if (client.status !== 'ready' || hangingUp.has(client)) return;
  hangingUp.add(client);
  const closed = () => void hangingUp.delete(client);
  emitterOf(client).once('close', closed);
  client.disconnect(true);
}

/** Calls `listener` when slots of a cluster have got another master. */
export function watchMasters(cluster: Cluster, listener: () => void): void {
  let known: string | undefined;
  cluster.on('refresh', () => {
    const masters = describeMasters(cluster.slots);
    if (known !== undefined && masters !== known) listener();
    known = masters;
  });
}

/** Where each range of slots begins, and whose it is. */
function describeMasters(slots: readonly (readonly string[])[]): string {
  return slots.flatMap((nodes, slot) => (nodes[0] === slots[slot - 1]?.[0] ? [] : [`${slot} ${nodes[0]}`])).join();
}

function connectionOptions({ credentials, tls }: RedisAddress, { name, commandTimeoutMs }: ClientOptions) {
  return {
    ...credentials,
    ...(tls ? { tls: {} } : {}),
    connectionName: name,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    ...(commandTimeoutMs === undefined ? {} : { commandTimeout: commandTimeoutMs }),
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: reconnectDelay,
    // A master that was demoted: the next connection finds its successor.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  };
}

function target(address: Exclude<RedisAddress, { kind: 'cluster' }>) {
  if (address.kind === 'socket') return { path: address.path };
  if (address.kind === 'server') return { ...address.node, db: address.db };
  return {
    sentinels: address.nodes,
    name: address.master,
    db: address.db,
    sentinelRetryStrategy: reconnectDelay,
    // A failover is announced; waiting for the old master to hang up would take longer.
    failoverDetector: true,
  };
}

function openCluster(
  { nodes }: Extract<RedisAddress, { kind: 'cluster' }>,
  redisOptions: ReturnType<typeof connectionOptions>,
): Cluster {
  const { enableOfflineQueue, retryStrategy: _, ...forNodes } = redisOptions;
  const cluster = new Cluster(nodes, {
    redisOptions: forNodes,
    enableOfflineQueue,
    // It would ask a node that is just being connected to, be refused, and begin all over. Nodes have checks of their own.
    enableReadyCheck: false,
    clusterRetryStrategy: reconnectDelay,
    slotsRefreshTimeout: CONNECT_TIMEOUT_MS,
    // Notices a failover within a second even when no command happens to meet the dead node.
    slotsRefreshInterval: 1_000,
    // A slot that has moved is asked for once more; a node that is away is not waited for.
    maxRedirections: 2,
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    retryDelayOnTryAgain: 0,
    scaleReads: 'master',
  });
  // ioredis connects to a node when it is first needed, and fails whatever else comes in meanwhile.
  cluster.on('+node', (node: Redis) => {
    if (node.status === 'wait') node.connect().catch(() => {});
  });
  return cluster;
}
