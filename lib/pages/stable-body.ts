import { createHash } from 'node:crypto';

/** Next names head and viewport of a page by a random id of the request, with `v` and `m` behind it. */
const REQUEST_ID = /\\?"(?<id>[\w-]{21})v\\?"/g;

/**
 * The rendered body with Next's random request id replaced by one made from the body itself. Equal content then has
 * equal bytes: an ETag can match, and a cached page is the same whoever rendered it. Different content keeps different
 * ids, which is what the browser's router uses them for.
 */
export function stabiliseBody(body: Buffer): Buffer {
  const text = body.toString('utf8');
  const id = [...text.matchAll(REQUEST_ID)]
    .map((match) => match.groups?.id ?? '')
    .find((found) => text.includes(`${found}m`));
  if (!id) return body;
  const without = text.replaceAll(id, '');
  const stable = createHash('sha256').update(without).digest('base64url').slice(0, id.length);
  return Buffer.from(text.replaceAll(id, stable));
}
