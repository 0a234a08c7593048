import { connect } from 'node:net';

const DEFAULT_PORT = 6379;
const ANSWER_MS = 2000;

/** Whether something listens where REDIS_URL points; not whether it lets us in, which the server's log tells. */
export function isRedisReachable(url: string): Promise<boolean> {
  const { protocol, hostname, port, pathname } = new URL(url);
  const address =
    protocol === 'redis+unix:'
      ? { path: decodeURIComponent(pathname) }
      : { host: hostname.replace(/^\[|\]$/g, '') || '127.0.0.1', port: Number(port || DEFAULT_PORT) };
  return new Promise((resolve) => {
    const connection = connect(address);
    const finish = (reachable: boolean) => {
      connection.destroy();
      resolve(reachable);
    };
    connection.setTimeout(ANSWER_MS, () => finish(false));
    connection.once('connect', () => finish(true));
    connection.once('error', () => finish(false));
  });
}
