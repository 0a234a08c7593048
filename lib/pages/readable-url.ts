/**
 * The address of a request, with escapes in its path that can be read. One with others (`%FF`, `%E0%A4`, `%x`) names nothing, and
 * Next fails at it: its percent signs are taken for such, so that what it asks for is looked for, and not found.
 */
export function toReadableUrl(url: string): string {
  const queryAt = url.indexOf('?');
  const pathname = queryAt < 0 ? url : url.slice(0, queryAt);
  if (!pathname.includes('%') || isReadable(pathname)) return url;
  return pathname.replaceAll('%', '%25') + url.slice(pathname.length);
}

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
