/** Where Redis is. */
export type RedisAddress = { credentials: { username?: string; password?: string }; tls: boolean } & (
  | { kind: 'socket'; path: string }
  | { kind: 'server'; node: HostPort; db: number }
  | { kind: 'cluster'; nodes: HostPort[] }
  | { kind: 'sentinel'; nodes: HostPort[]; master: string; db: number }
);
export type HostPort = { host: string; port: number };

const FORMS =
  'must be redis://HOST:PORT, rediss://HOST:PORT, redis+unix:///PATH, redis+cluster://HOST:PORT,HOST:PORT or ' +
  'redis+sentinel://HOST:PORT,HOST:PORT/NAME';
const AUTHORITY = /^(rediss?)(\+unix|\+cluster|\+sentinel)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?#]*)(\/[^?#]*)?$/;
const NODE = /^(\[[0-9a-f:.]+\]|[^\s:,@[\]]+)(?::(\d{1,5}))?$/i;

/**
 * Reads a Redis URL. Clusters and sentinels list several nodes, which no URL parser takes.
 * @throws TypeError that says what is wrong and repeats nothing of it, since it may hold a password
 */
export function parseRedisUrl(url: string): RedisAddress {
  const [, scheme, form = '', username, password, authority = '', path = ''] = AUTHORITY.exec(url) ?? [];
  if (!scheme) throw new TypeError(FORMS);
  const common = {
    tls: scheme === 'rediss',
    credentials: {
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
    },
  };
  if (form === '+unix') {
    if (authority !== '' || path.length < 2) throw new TypeError(FORMS);
    return { ...common, kind: 'socket', path: decodeURIComponent(path) };
  }
  const port = form === '+sentinel' ? 26_379 : 6_379;
  const nodes = authority.split(',').map((node) => parseNode(node, port));
  const [first, second = ''] = path.slice(1).split('/');
  if (form === '+cluster') {
    if (first) throw new TypeError('a Redis cluster has no numbered databases');
    return { ...common, kind: 'cluster', nodes };
  }
  if (form === '+sentinel') {
    if (!first) throw new TypeError('redis+sentinel:// ends with the name of the master: /NAME');
    return { ...common, kind: 'sentinel', nodes, master: decodeURIComponent(first), db: parseDatabase(second) };
  }
  if (nodes.length > 1) throw new TypeError('several hosts need redis+cluster:// or redis+sentinel://');
  return { ...common, kind: 'server', node: nodes[0] as HostPort, db: parseDatabase(first ?? '') };
}

function parseNode(text: string, defaultPort: number): HostPort {
  const [, host, port] = NODE.exec(text) ?? [];
  if (!host || Number(port ?? 0) > 65_535) throw new TypeError(FORMS);
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? defaultPort) };
}

function parseDatabase(text: string): number {
  if (!/^\d{0,5}$/.test(text)) throw new TypeError('the number of a Redis database follows the last slash');
  return Number(text || 0);
}
