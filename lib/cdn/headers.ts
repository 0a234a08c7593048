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
  /**
   * What is known of the body: `current`, or `outdated` by a change that happened while it was made. `uncertain`: the shop
   * cannot tell right now, or it is past its time and being made anew. Default `current`.
   */
  standing?: Standing;
};
export type Standing = 'current' | 'uncertain' | 'outdated';

/** How long a CDN may keep what the shop is not sure of, seconds. */
const UNCERTAIN_SECONDS = 5;

/** Cloudflare takes 16 KB of `Cache-Tag`; an answer with more is not let into the CDN at all, since it could not be purged. */
const MAX_TAG_BYTES = 16_000;

/**
 * The cache headers of an answer, decided when its status is known: what is right for a page is poison on an error or
 * a redirect. A 200 carries `s-maxage` and `stale-while-revalidate` for caches that follow the standards, always with
 * `must-revalidate`, since browsers honour the stale window too; and targeted headers (RFC 9213) without `s-maxage`,
 * since Cloudflare serves nothing stale when it sees that.
 */
export function buildCacheHeaders({ policy: name, status, tags, setsCookie, standing }: Answer): CacheHeaders {
  const policy = POLICIES[name];
  if (policy.kind === 'private') return { 'Cache-Control': 'private, no-store' };
  if (policy.kind === 'uncached' || setsCookie) return { 'Cache-Control': 'no-store' };
  if (policy.kind === 'immutable') {
    return { 'Cache-Control': isWhole(status) ? `public, max-age=${policy.browser}, immutable` : 'no-store' };
  }
  if (standing === 'outdated') return { 'Cache-Control': 'no-store' };
  const tagList = [...new Set(tags)].sort().map(assertTag).join(',');
  if (tagList.length > MAX_TAG_BYTES) return { 'Cache-Control': 'no-store' };
  if (status === 404 && tagList !== '') return briefHeaders(NOT_FOUND_CDN_SECONDS, tagList);
  if (!isWhole(status)) return { 'Cache-Control': 'no-store' };
  return standing === 'uncertain' ? briefHeaders(UNCERTAIN_SECONDS, tagList) : sharedHeaders(policy, tagList);
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

/** For what may soon be otherwise: no browser keeps it, a CDN for seconds, and never beyond. */
function briefHeaders(seconds: number, tagList: string): CacheHeaders {
  const targeted = `max-age=${seconds}`;
  return {
    'Cache-Control': `public, max-age=0, must-revalidate, s-maxage=${seconds}`,
    'CDN-Cache-Control': targeted,
    'Cloudflare-CDN-Cache-Control': targeted,
    ...(tagList === '' ? {} : { 'Cache-Tag': tagList }),
  };
}
