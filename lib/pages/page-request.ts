import type { IncomingHttpHeaders } from 'node:http';
import type { RouteRule } from '#lib/cache/manifest.ts';
import { readPreview } from '#lib/catalog/preview.ts';

/** What the page layer keeps an answer under. */
export type PageRequest = {
  rule: RouteRule;
  /** A document or JSON; or what Next's router fetches instead of a document when it navigates. */
  variant: 'whole' | 'payload';
  /** Path and canonical query: what is rendered. */
  url: string;
};

/** Longer ones name nothing in the shop. */
const MAX_PATH = 400;
const PLAIN_PATH = /^(?:\/[a-z0-9-]+)+(?:\.(?:xml|txt))?$/;
/** Asked with one of these, Next answers with parts of a page that suit what the browser has already. */
const PARTIAL = ['next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url'];
/** Set by Next for editors who look at drafts. */
const PREVIEW = /(?:^|;\s*)__(?:prerender_bypass|next_preview_data)=/;

/**
 * The page that a request is for; undefined where the answer is nobody's to share: asked for with credentials or for a
 * draft, in an unusual spelling, or in parts. Cookies otherwise make no difference, since shared pages hold nothing personal.
 */
export function toPageRequest(rule: RouteRule, url: string, headers: IncomingHttpHeaders): PageRequest | undefined {
  if (!rule.query || headers.authorization !== undefined) return undefined;
  if (headers.cookie !== undefined && PREVIEW.test(headers.cookie)) return undefined;
  const queryAt = url.indexOf('?');
  const path = queryAt < 0 ? url : url.slice(0, queryAt);
  if (path !== '/' && (path.length > MAX_PATH || !PLAIN_PATH.test(path))) return undefined;
  if (queryAt >= 0 && readPreview(url)) return undefined;
  const isPayload = headers.rsc === '1';
  if (isPayload && PARTIAL.some((name) => headers[name] !== undefined)) return undefined;
  const query = rule.query(queryAt < 0 ? NO_PARAMS : new URLSearchParams(url.slice(queryAt + 1)));
  return query === undefined ? undefined : { rule, variant: isPayload ? 'payload' : 'whole', url: path + query };
}
const NO_PARAMS = new URLSearchParams();
