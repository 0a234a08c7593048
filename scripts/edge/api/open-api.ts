import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeError } from '../../run/run-command.ts';
import { PROBLEMS, sendProblem } from './answers.ts';
import { handleControl } from './handle-control.ts';
import { handlePurge, type PurgeContext } from './handle-purge.ts';

export type Api = { port: number; close(): Promise<void> };

export type ApiOptions = Omit<PurgeContext, 'later'> & {
  /** Of the loopback interface; 0 for any that is free. */
  port: number;
  zone: string;
};

const PURGE = /^\/client\/v4\/zones\/([^/]+)\/(purge_cache|invalidate_cache)$/;

/** Opens the purge API, with `/edge/faults` and `/edge/log` beside it, on the loopback interface. */
export async function openApi({ port, zone, ...options }: ApiOptions): Promise<Api> {
  const timers = new Set<NodeJS.Timeout>();
  const context: PurgeContext = {
    ...options,
    later(ms, work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms);
      timers.add(timer);
    },
  };
  const route = async (request: IncomingMessage, answer: ServerResponse) => {
    const path = request.url?.split('?', 1)[0] ?? '/';
    if (path.startsWith('/edge/')) return handleControl(path, request, answer, context);
    const [, asked, endpoint] = PURGE.exec(path) ?? [];
    if (request.method !== 'POST' || asked !== zone) return sendProblem(answer, PROBLEMS.route(path));
    return handlePurge(request, answer, endpoint as 'purge_cache' | 'invalidate_cache', context);
  };
  const server = createServer((request, answer) => {
    route(request, answer).catch((error: unknown) => {
      if (!answer.headersSent) sendProblem(answer, { ...PROBLEMS.failed(500), message: describeError(error) });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const timer of timers) clearTimeout(timer);
      const closed = once(server, 'close');
      server.close();
      // Some of them wait for answers that never come.
      server.closeAllConnections();
      await closed;
    },
  };
}
