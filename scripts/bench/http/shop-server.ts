import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentScope } from '#lib/http/scope.ts';
import { createRequestHandler } from '#lib/pages/handle-request.ts';
import { getRuntime } from '#lib/runtime.ts';
import { listen } from './listen.ts';
import { JSON_PATH, makeProductJson, makeProductPage, PAGE_PATH } from './product-answers.ts';

export type ShopServer = {
  origin: string;
  /** How often the stand-in for Next has been asked. */
  renders(): number;
  /** Something changes that no answer here depends on, as it does all the time in a shop. */
  changeElsewhere(): Promise<void>;
};

/**
 * The shop's own request handler, page layer, cache engine and metrics, with what Next would render made in advance: on a hit
 * Next is not asked, so nothing of it is measured here. The engine keeps to this process, since a hit does not ask Redis.
 */
export async function serveShop(): Promise<ShopServer> {
  // Nothing connects to a database that nobody reads from.
  Object.assign(process.env, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', REDIS_URL: '', LOG_LEVEL: 'error' });
  const runtime = getRuntime();
  const answers = new Map([
    [PAGE_PATH, makeProductPage()],
    [JSON_PATH, makeProductJson()],
  ]);
  let renders = 0;

  function render(request: IncomingMessage, response: ServerResponse): void {
    const answer = answers.get(request.url ?? '');
    if (!answer) throw new Error(`nothing is at ${request.url}`);
    renders += 1;
    for (const tag of answer.tags) currentScope()?.tags.add(tag);
    response.writeHead(200, answer.headers);
    response.end(answer.body);
  }

  const handler = createRequestHandler(runtime, {
    render,
    build: 'bench',
    serveStatic: (_request, _response, next) => next(),
    servePicture: async (_request, response) => void response.end(),
  });
  return {
    origin: await listen((request, response) => void handler(request, response)),
    renders: () => renders,
    async changeElsewhere() {
      await runtime.cache.invalidateTags({ hard: ['product:1'] });
    },
  };
}
