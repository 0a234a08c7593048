import { checkPortIsFree } from '#scripts/run/free-port.ts';

const LOWEST = 12_000;
const HIGHEST = 21_999;
/** Where a node of a cluster listens for its peers, above the port for its clients. */
const BUS_OFFSET = 10_000;
const ATTEMPTS = 100;

const given = new Set<number>();

/**
 * A port of the loopback interface that is free together with its cluster bus port. Both lie below what operating
 * systems give to outgoing connections, so a server that is stopped gets its port back when it is started again.
 */
export async function findLoopbackPort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
    if (given.has(port)) continue;
    given.add(port);
    if ((await isFree(port)) && (await isFree(port + BUS_OFFSET))) return port;
  }
  throw new Error(`no free port between ${LOWEST} and ${HIGHEST}`);
}

const isFree = (port: number) =>
  checkPortIsFree('127.0.0.1', port).then(
    () => true,
    () => false,
  );
