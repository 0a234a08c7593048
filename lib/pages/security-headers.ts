import { createHash } from 'node:crypto';

const INLINE_SCRIPT = /<script(?<attributes>[^>]*)>(?<code>[^<]*(?:<(?!\/script>)[^<]*)*)<\/script>/g;

/** `script-src` sources of every inline script that a browser would run, or take rules from, in this HTML. */
export function hashInlineScripts(html: string): string[] {
  const sources = new Set<string>();
  for (const { groups } of html.matchAll(INLINE_SCRIPT)) {
    const { attributes = '', code = '' } = groups ?? {};
    const isData = /\stype="(?!module|text\/javascript|speculationrules)[^"]*"/.test(attributes);
    if (code === '' || isData || /\ssrc=/.test(attributes)) continue;
    sources.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  }
  return [...sources];
}

/** What of another site a page may run, show in frames, and speak to. */
export type ForeignSources = { script: readonly string[]; frame: readonly string[]; connect: readonly string[] };

const STRIPE: ForeignSources = {
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
};

/**
 * Nothing of other sites, but for Stripe's card fields on the page where somebody pays, in a shop that takes cards by Stripe:
 * they are frames of Stripe's, which no script of this shop can read.
 */
export function foreignSourcesOf(
  route: string | undefined,
  { stripe }: { stripe: object | undefined },
): ForeignSources | undefined {
  return route === '/checkout' && stripe ? STRIPE : undefined;
}

/**
 * A strict policy without nonces: since the whole page is at hand, the scripts in it can be named by their hashes, and
 * a cached page keeps its policy. Styles may be inline: pictures carry the colour they are shown in until they load.
 */
export function buildContentSecurityPolicy(html: string, foreign?: ForeignSources): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashInlineScripts(html), ...(foreign?.script ?? [])].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...(foreign?.connect ?? [])].join(' '),
    ...(foreign ? [['frame-src', ...foreign.frame].join(' ')] : []),
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer. HSTS only where the site is on https: on http it would mean nothing. */
export function securityHeaders(siteUrl: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(self)',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(siteUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
