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

/**
 * A strict policy without nonces: since the whole page is at hand, the scripts in it can be named by their hashes, and
 * a cached page keeps its policy. Styles may be inline: pictures carry the colour they are shown in until they load.
 */
export function buildContentSecurityPolicy(html: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${hashInlineScripts(html).join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
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
