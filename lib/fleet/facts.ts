import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Entry } from '#lib/cache/engine/entry.ts';
import type { StoredPage } from '#lib/pages/stored-page.ts';

type Plain = string | number | boolean | null;

/** What is said of a cached value to people, and to compare it with another: never the whole of it. */
export type Facts = {
  /** Equal for equal values. */
  digest: string;
  /** Members that are plain; of the others a digest, after a `#`. */
  fields: Record<string, Plain>;
  /** Of a page: versions of the products that it shows, by id. */
  shows: Record<string, number>;
};

/** What says who somebody is goes nowhere, not even to those who run the shop. */
const PRIVATE = new Set(['session', 'profile']);
const NOTHING: Facts = { digest: '', fields: {}, shows: {} };

/** @param thing name of the cached thing */
export function toFacts(thing: string, entry: Entry<unknown>): Facts {
  if (!entry.found || PRIVATE.has(thing)) return NOTHING;
  const { value } = entry;
  if (thing === 'page') return toPageFacts(value as StoredPage);
  const isPlainObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const members = isPlainObject ? Object.entries(value) : [['value', value] as const];
  return {
    digest: digestOf(value),
    fields: Object.fromEntries(
      members.map(([name, member]) => [name, isPlain(member) ? member : `#${digestOf(member)}`]),
    ),
    shows: {},
  };
}

function toPageFacts(page: StoredPage): Facts {
  const type = page.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const body = bodyOf(page).toString('utf8');
  return {
    digest: page.etag,
    fields: { status: page.status, etag: page.etag, bytes: body.length },
    shows: type.includes('json') ? versionsInJson(body) : versionsInHtml(body),
  };
}

function bodyOf({ bodies }: StoredPage): Buffer {
  if (bodies.identity) return bodies.identity;
  if (bodies.br) return brotliDecompressSync(bodies.br);
  return bodies.gzip ? gunzipSync(bodies.gzip) : Buffer.alloc(0);
}

const versionsInHtml = (html: string): Record<string, number> =>
  Object.fromEntries([...html.matchAll(/data-product="(\d+):(\d+)"/g)].map(([, id, version]) => [id, Number(version)]));

function versionsInJson(json: string): Record<string, number> {
  const answer = JSON.parse(json) as { items?: unknown[] };
  const products = (Array.isArray(answer.items) ? answer.items : [answer]) as { id?: unknown; version?: unknown }[];
  return Object.fromEntries(
    products.flatMap(({ id, version }) =>
      typeof id === 'string' && typeof version === 'number' ? [[id, version]] : [],
    ),
  );
}

const isPlain = (value: unknown): value is Plain =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Equal values have equal digests, in whatever order their members stand. */
const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, canonical) ?? '')
    .digest('base64url')
    .slice(0, 12);

function canonical(_: string, member: unknown): unknown {
  if (ArrayBuffer.isView(member))
    return createHash('sha256')
      .update(member as Uint8Array)
      .digest('base64url');
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
  return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
}
