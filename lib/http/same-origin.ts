const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * The origins whose pages are this shop's own: the configured one, and the one that the request itself was sent to where
 * that is this machine, since the port may be chosen at start. `Host` cannot be forged by a page of another site, and a
 * name that is made to point here (DNS rebinding) is none of these.
 */
export function ownOrigins(siteUrl: string, host: string | null | undefined): string[] {
  const site = new URL(siteUrl).origin;
  return host && LOOPBACK.test(host) ? [site, `http://${host.toLowerCase()}`] : [site];
}

/**
 * Whether a request comes from a page of this shop, or from no page at all: browsers name the page with every write, and
 * programs that are none need not.
 */
export function isSameOrigin(headers: Headers, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  return origin === null || ownOrigins(siteUrl, headers.get('host')).includes(origin.toLowerCase());
}
