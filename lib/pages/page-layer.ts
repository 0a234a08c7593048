import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Read } from '#lib/cache/engine/entry.ts';
import type { Standing } from '#lib/cdn/headers.ts';
import { buildPageStatus, buildServerTiming } from '#lib/cdn/status.ts';
import type { Runtime } from '#lib/runtime.ts';
import { createPageCache } from './page-cache.ts';
import type { PageRequest } from './page-request.ts';
import type { RenderPage } from './render-page.ts';
import { createPageSender } from './send-page.ts';
import type { StoredPage } from './stored-page.ts';

type Exchange = { request: IncomingMessage; response: ServerResponse; startedAt: number };

/** Answers public pages and JSON from what is kept, or has them rendered once. */
export type PageLayer = {
  /** Resolves to the status that was sent. Rejects, with nothing sent, when there is no answer. */
  answer(exchange: Exchange, wanted: PageRequest): Promise<number>;
  /** Has what was not kept or is out of date rendered. Rejects as `answer` does. */
  renew(wanted: PageRequest): Promise<void>;
};

/** @param build names the code that renders */
export function createPageLayer(
  { cache }: Pick<Runtime, 'cache'>,
  { render, build, common }: { render: RenderPage; build: string; common: Readonly<Record<string, string>> },
): PageLayer {
  const pages = createPageCache(cache, render, build);
  const send = createPageSender(common);

  /**
   * Asked right before the headers go out: a page that was rendered while something changed must not settle in a CDN, whose
   * copy was purged already.
   */
  function standingOf(read: Read<StoredPage>, page: StoredPage): Standing {
    // What is served from here was found current when it was looked up.
    if (read.state === 'hit') return cache.judge(NO_TAGS, page.position).sure ? 'current' : 'uncertain';
    const { current, sure } = cache.judge(page.tags, page.position);
    if (read.state === 'degraded' && (read.reason === 'fenced' || read.reason === 'newer-present')) return 'outdated';
    if (!current) return 'outdated';
    return sure && read.state === 'filled' ? 'current' : 'uncertain';
  }

  return {
    async answer({ request, response, startedAt }, wanted) {
      const read = await pages.get(wanted);
      const { entry } = read;
      if (!entry.found) throw new Error(`no answer for ${wanted.url}`);
      const page = entry.value;
      const standing = standingOf(read, page);
      const ms = performance.now() - startedAt;
      const own =
        read.state === 'hit'
          ? [...(read.layer === 'l1' ? HIT_HERE : HIT_SHARED), 'Server-Timing', `strata-page;dur=${ms.toFixed(1)}`]
          : [
              'Cache-Status',
              buildPageStatus(read, page.reads && { reads: page.reads }),
              'Server-Timing',
              timing(page, ms),
            ];
      return send({ request, response, wanted, page, standing, own });
    },
    async renew(wanted) {
      await pages.get(wanted);
    },
  };
}

const NO_TAGS: readonly string[] = [];

const HIT_HERE = ['Cache-Status', buildPageStatus({ state: 'hit', layer: 'l1' })];
const HIT_SHARED = ['Cache-Status', buildPageStatus({ state: 'hit', layer: 'l2' })];

const timing = ({ reads }: StoredPage, ms: number): string =>
  reads ? buildServerTiming({ reads }, ms) : `total;dur=${ms.toFixed(1)}`;
