import { CHANGE_COOKIE, CHANGE_HEADER } from '#lib/changes/ticket-names.ts';

/**
 * What the Cache Rules of a zone say for this shop. The stand-in keeps to it, and infra/cloudflare says the same to
 * Cloudflare: a test holds them together.
 */
export const RULES = {
  /** Requests below these paths go past the cache: what they are answered with is somebody's own. */
  bypassPaths: [
    '/account',
    '/cart',
    '/checkout',
    '/admin',
    '/orders',
    '/api/admin',
    '/api/auth',
    '/api/cart',
    '/api/checkout',
    '/api/orders',
    '/api/account',
  ],
  /** Whoever has one of these cookies must see the newest state: who has just changed something, or previews a draft. */
  bypassCookies: [CHANGE_COOKIE, '__prerender_bypass'],
  /** Whoever sends one of these headers has just changed something. */
  bypassHeaders: [CHANGE_HEADER],
  /** With Vary on, these tell variants apart: Next answers one address with a page or with a part of one. */
  varyHeaders: ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url'],
  /** What the Cache Response Rules keep out of the cache, whatever its headers allow. */
  uncachedStatus: { from: 500, and: [302, 303, 307] },
} as const;
