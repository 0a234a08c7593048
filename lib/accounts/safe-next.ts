/** Any origin that is none: a path that leaves it is no path of this shop. */
const HERE = 'http://shop.invalid';
/** Backslashes, which browsers read as slashes, and what they leave out of an address. */
const TRICKY = /[\\\p{Cc}]/u;
/** Pages that would only send back again, and what is no page. */
const NO_AIM = /^\/(?:sign-in|sign-up|api|_next)(?:\/|$)/;

/**
 * Where to go after signing in: the path that was asked for if it is one of this shop, else `fallback`. An address of another
 * site, in whatever disguise, is none: the link that somebody was sent must not lead there by way of ours.
 */
export function safeNext(wanted: unknown, fallback = '/account'): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 1_000 || TRICKY.test(wanted))
    return fallback;
  if (!URL.canParse(wanted, HERE)) return fallback;
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  // Resolving may leave two slashes at the beginning ("/.//host"), which would name a host again.
  if (origin !== HERE || pathname.startsWith('//') || NO_AIM.test(pathname)) return fallback;
  return pathname + search + hash;
}

/** The sign-in page that leads on to `path`. */
export const signInHref = (path: string): string => `/sign-in?${new URLSearchParams({ next: path })}`;
