import { NOT_FOUND_CDN_SECONDS, POLICIES, type PolicyName, type SharedPolicy } from './policies.ts';
import { assertTag } from './tags.ts';

export type CacheHeaders = {
  'Cache-Control': string;
  'CDN-Cache-Control'?: string;
  'Cloudflare-CDN-Cache-Control'?: string;
  'Cache-Tag'?: string;
};

export type Answer = {
  policy: PolicyName;
  /** The final status. */
  status: number;
  /** Of everything that was read for the body. */
  tags: Iterable<string>;
  setsCookie: boolean;
};

/** Cloudflare takes 16 KB of `Cache-Tag`; an answer with more is not let into the CDN at all, since it could not be purged. */
const MAX_TAG_BYTES = 16_000;

/**
 * The cache headers of an answer, decided when its status is known: what is right for a page is poison on an error or
 * a redirect. A 200 carries `s-maxage` and `stale-while-revalidate` for caches that follow the standards, always with
 * `must-revalidate`, since browsers honour the stale window too; and targeted headers (RFC 9213) without `s-maxage`,
 * since Cloudflare serves nothing stale when it sees that.
 */
export function buildCacheHeaders({ policy: name, status, tags, setsCookie }: Answer): CacheHeaders {
  const policy = POLICIES[name];
  if (policy.kind === 'private') return { 'Cache-Control': 'private, no-store' };
  if (policy.kind === 'uncached' || setsCookie) return { 'Cache-Control': 'no-store' };
  if (policy.kind === 'immutable') {
    return { 'Cache-Control': isWhole(status) ? `public, max-age=${policy.browser}, immutable` : 'no-store' };
  }
  const tagList = [...new Set(tags)].sort().map(assertTag).join(',');
  if (tagList.length > MAX_TAG_BYTES) return { 'Cache-Control': 'no-store' };
  if (status === 404 && tagList !== '') return notFoundHeaders(tagList);
  return isWhole(status) ? sharedHeaders(policy, tagList) : { 'Cache-Control': 'no-store' };
}

/** 304 stands for the 200 it confirms. */
const isWhole = (status: number) => status === 200 || status === 304;

function sharedHeaders(policy: SharedPolicy, tagList: string): CacheHeaders {
  const stale = [
    `stale-while-revalidate=${policy.staleWhileRevalidate}`,
    ...(policy.staleIfError > 0 ? [`stale-if-error=${policy.staleIfError}`] : []),
  ].join(', ');
  const targeted = `max-age=${policy.cdn}, ${stale}`;
  return {
    'Cache-Control': `public, max-age=${policy.browser}, must-revalidate, s-maxage=${policy.cdn}, ${stale}`,
    'CDN-Cache-Control': targeted,
    'Cloudflare-CDN-Cache-Control': targeted,
    ...(tagList === '' ? {} : { 'Cache-Tag': tagList }),
  };
}

function notFoundHeaders(tagList: string): CacheHeaders {
  const targeted = `max-age=${NOT_FOUND_CDN_SECONDS}`;
  return {
    'Cache-Control': `public, max-age=0, must-revalidate, s-maxage=${NOT_FOUND_CDN_SECONDS}`,
    'CDN-Cache-Control': targeted,
    'Cloudflare-CDN-Cache-Control': targeted,
    'Cache-Tag': tagList,
  };
}
