import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
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
/** How a page goes out: in an encoding, or as the word that the client has it already. */
type Form = Encoding | 'not-modified';
/** All of an answer that does not depend on who asks, made at the first of its kind. */
type Prepared = {
  policy: PolicyName;
  standing: Standing;
  form: Form;
  status: number;
  headers: HeaderList;
  body: Buffer | undefined;
};

/**
 * Sends stored pages. All that does not depend on the request is put together once for each page: a hit costs a look-up and
 * one write.
 * @param common headers of every answer
 */
export function createPageSender(common: Readonly<Record<string, string>>) {
  const prepared = new WeakMap<StoredPage, Prepared[]>();
  const commonList = Object.entries(common).flat();

  function prepare(page: StoredPage, policy: PolicyName, standing: Standing, form: Form): Prepared {
    const known = prepared.get(page) ?? [];
    // Few: a list is looked through sooner than a name for a map is put together.
    for (const present of known) {
      if (present.form === form && present.standing === standing && present.policy === policy) return present;
    }
    const made = { policy, standing, form, ...make(page, form, cacheHeaders(page, policy, standing)) };
    prepared.set(page, [...known, made]);
    return made;
  }

  function make(page: StoredPage, form: Form, cacheList: HeaderList): Pick<Prepared, 'status' | 'headers' | 'body'> {
    if (form === 'not-modified') {
      const vary = page.headers.filter(([name]) => name === 'vary').flat();
      // No content security policy: it would replace the one that the client has kept with its body.
      return { status: 304, headers: [...commonList, ...vary, ...cacheList], body: undefined };
    }
    const body = bodyOf(page, form);
    const encoding = form === 'identity' ? [] : ['content-encoding', form];
    const length = ['content-length', String(body.length)];
    const headers = [...commonList, ...page.headers.flat(), ...cacheList, ...encoding, ...length];
    return { status: page.status, headers, body };
  }

  return function sendPage({ request, response, wanted, page, standing, own }: Sending): number {
    const asked = request.headers;
    // A weak tag matches nothing strongly (RFC 9110, 13.1.1).
    if (page.status === 200 && asked['if-match'] !== undefined && asked['if-match'].trim() !== '*') {
      return refuse(response, commonList);
    }
    // What Next's router fetches shares its address with documents, which caches that ignore Vary would mix up.
    const policy = isForAll(wanted, request) ? wanted.rule.policy : 'never';
    const form = isKnown(page, asked) ? 'not-modified' : chooseFor(page, asked['accept-encoding']);
    const { status, headers, body } = prepare(page, policy, standing, form);
    response.writeHead(status, headers.concat(own));
    response.end(request.method === 'HEAD' ? undefined : body);
    return status;
  };
}

/** Whether the client has it already. */
const isKnown = ({ status, etag }: StoredPage, headers: IncomingHttpHeaders) =>
  status === 200 && headers['if-none-match'] !== undefined && fresh(headers, { etag });

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
