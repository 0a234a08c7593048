import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import fresh from 'fresh';
import { buildCacheHeaders, type Standing } from '#lib/cdn/headers.ts';
import type { PolicyName } from '#lib/cdn/policies.ts';
import { chooseEncoding, type Encoding } from './compress.ts';
import type { PageRequest } from './page-request.ts';
import type { StoredPage } from './stored-page.ts';

export type Sending = {
  request: IncomingMessage;
  response: ServerResponse;
  wanted: PageRequest;
  page: StoredPage;
  standing: Standing;
  /** Of this answer alone: names and values in turn. */
  own: readonly string[];
};

/** Names and values in turn, as Node sends them without looking at each again. */
type HeaderList = readonly string[];
type Prepared = { headers: HeaderList; body: Buffer };

/**
 * Sends stored pages. All that does not depend on the request is put together once for each page: a hit costs a look-up and
 * one write.
 * @param common headers of every answer
 */
export function createPageSender(common: Readonly<Record<string, string>>) {
  const prepared = new WeakMap<StoredPage, Map<string, Prepared>>();
  const commonList = Object.entries(common).flat();

  function prepare(page: StoredPage, policy: PolicyName, standing: Standing, encoding: Encoding): Prepared {
    const known = prepared.get(page) ?? new Map<string, Prepared>();
    prepared.set(page, known);
    const name = standing + encoding;
    const present = known.get(name);
    if (present) return present;
    const body = bodyOf(page, encoding);
    const headers = [
      ...commonList,
      ...page.headers.flat(),
      ...cacheHeaders(page, policy, standing),
      ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
      'content-length',
      String(body.length),
    ];
    const made = { headers, body };
    known.set(name, made);
    return made;
  }

  function sendNotModified({ response, page, standing, own }: Sending, policy: PolicyName): void {
    const vary = page.headers.filter(([name]) => name === 'vary').flat();
    // No content security policy: it would replace the one that the client has kept with its body.
    response.writeHead(304, [...commonList, ...vary, ...cacheHeaders(page, policy, standing), ...own]);
    response.end();
  }

  return function sendPage(sending: Sending): number {
    const { request, response, wanted, page, standing, own } = sending;
    // What Next's router fetches shares its address with documents, which caches that ignore Vary would mix up.
    const policy = isForAll(wanted, request) ? wanted.rule.policy : 'never';
    if (page.status === 200) {
      const { 'if-match': match } = request.headers;
      // A weak tag matches nothing strongly (RFC 9110, 13.1.1).
      if (match !== undefined && match.trim() !== '*') return refuse(response, commonList);
      if (request.headers['if-none-match'] !== undefined && fresh(request.headers, { etag: page.etag })) {
        sendNotModified(sending, policy);
        return 304;
      }
    }
    const encoding = chooseFor(page, request.headers['accept-encoding']);
    const { headers, body } = prepare(page, policy, standing, encoding);
    response.writeHead(page.status, [...headers, ...own]);
    response.end(request.method === 'HEAD' ? undefined : body);
    return page.status;
  };
}

const isForAll = ({ variant }: PageRequest, { url = '' }: IncomingMessage) =>
  variant === 'whole' && !url.includes('_rsc');

function cacheHeaders(page: StoredPage, policy: PolicyName, standing: Standing): string[] {
  const { status, tags } = page;
  const headers = buildCacheHeaders({ policy, status, tags, setsCookie: false, standing });
  return [...Object.entries(headers).flat(), ...(status === 200 ? ['etag', page.etag] : [])];
}

function refuse(response: ServerResponse, headers: HeaderList): number {
  response.writeHead(412, [...headers, 'cache-control', 'no-store', 'content-length', '0']);
  response.end();
  return 412;
}

/** Few clients differ in what they take, so what it means is worked out once for each way to say it. */
const chosen = new Map<string, Encoding>();
const MAX_CHOSEN = 500;

function chooseFor(page: StoredPage, acceptEncoding: string | undefined): Encoding {
  if (page.bodies.identity) return 'identity';
  const asked = acceptEncoding ?? '';
  const known = chosen.get(asked);
  if (known) return known;
  const encoding = chooseEncoding(acceptEncoding, 'text/html', Number.POSITIVE_INFINITY);
  if (chosen.size < MAX_CHOSEN) chosen.set(asked, encoding);
  return encoding;
}

/** Plain bodies are made from compressed ones: hardly anybody asks for them. */
function bodyOf({ bodies }: StoredPage, encoding: Encoding): Buffer {
  return bodies[encoding] ?? gunzipSync(bodies.gzip as Buffer);
}
