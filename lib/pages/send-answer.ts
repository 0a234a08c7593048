import type { IncomingMessage, ServerResponse } from 'node:http';
import etag from 'etag';
import fresh from 'fresh';
import { buildCacheHeaders } from '#lib/cdn/headers.ts';
import { POLICIES, type PolicyName } from '#lib/cdn/policies.ts';
import { buildCacheStatus, buildServerTiming } from '#lib/cdn/status.ts';
import type { RequestScope } from '#lib/http/scope.ts';
import { chooseEncoding, compressBody } from './compress.ts';
import { ERROR_PAGE } from './error-page.ts';
import { buildContentSecurityPolicy, type ForeignSources } from './security-headers.ts';
import { stabiliseBody } from './stable-body.ts';

export type AnswerContext = {
  request: IncomingMessage;
  response: ServerResponse;
  policy: PolicyName;
  /** What of other sites the page may use, if anything. */
  foreign: ForeignSources | undefined;
  scope: RequestScope;
  /** As the client sent it; Next is asked for identity. */
  acceptEncoding: string | undefined;
  method: string;
  elapsedMs: number;
  /** The development server's tools need inline code, and draw errors themselves. */
  isDevelopment: boolean;
};

/** Headers that Next sets for a cache of its own, which is not there, or that only say how it is built. */
const NEXT_HEADERS = ['x-nextjs-cache', 'x-nextjs-prerender', 'x-nextjs-postponed', 'x-nextjs-stale-time', 'etag'];

/** What Next's router fetches when it navigates in the browser. */
const FLIGHT = 'text/x-component';

/**
 * Sends a whole body with everything that HTTP says about it. Here the status is final, so this is the one place where
 * cache headers are put on an answer.
 */
export async function sendAnswer(context: AnswerContext, written: Buffer, end: (body?: Buffer) => void): Promise<void> {
  const { response, policy, scope } = context;
  const contentType = String(response.getHeader('content-type') ?? '');
  const isHtml = contentType.startsWith('text/html');
  const isRendered = isHtml || contentType.startsWith(FLIGHT);
  // A payload keeps its 200: the browser draws what failed in the place of it.
  if (scope.failed && isHtml && response.statusCode < 500) response.statusCode = 500;
  const hasFailed = isHtml && response.statusCode >= 500 && !context.isDevelopment;
  const body = hasFailed ? Buffer.from(ERROR_PAGE) : isRendered ? stabiliseBody(written) : written;
  // A payload for client-side navigation keeps its 200: at any other status the browser would load the page anew.
  if (scope.notFound && isHtml && response.statusCode === 200) response.statusCode = 404;
  for (const name of NEXT_HEADERS) response.removeHeader(name);

  const status = response.statusCode;
  const cacheHeaders = buildCacheHeaders({
    policy,
    status,
    tags: scope.tags,
    setsCookie: response.hasHeader('set-cookie'),
  });
  for (const [name, value] of Object.entries(cacheHeaders)) response.setHeader(name, value);
  const cacheStatus = buildCacheStatus(scope);
  if (cacheStatus && POLICIES[policy].kind === 'shared') response.setHeader('Cache-Status', cacheStatus);
  response.setHeader('Server-Timing', buildServerTiming(scope, context.elapsedMs));
  varyOn(response, isRendered ? 'rendered' : 'plain');

  if (status === 200 && cacheHeaders['Cache-Control'] !== 'no-store') {
    const tag = etag(body, { weak: true });
    response.setHeader('ETag', tag);
    if (fresh(context.request.headers, { etag: tag })) {
      response.statusCode = 304;
      for (const name of ['content-type', 'content-length', 'transfer-encoding']) response.removeHeader(name);
      return end();
    }
  }
  // Not on a 304: it would replace the policy that the client has kept with its body.
  if (isHtml && !context.isDevelopment) {
    response.setHeader('Content-Security-Policy', buildContentSecurityPolicy(body.toString('utf8'), context.foreign));
  }
  const encoding = chooseEncoding(context.acceptEncoding, contentType, body.length);
  const encoded = await compressBody(body, encoding);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  if (status !== 204) response.setHeader('Content-Length', encoded.length);
  end(context.method === 'HEAD' ? undefined : encoded);
}

/** Pages differ by the headers of Next's router, which it names itself; everything else by its encoding alone. */
function varyOn(response: ServerResponse, kind: 'rendered' | 'plain'): void {
  const present = kind === 'plain' ? '' : String(response.getHeader('vary') ?? '');
  const names = new Set(present.split(',').map((name) => name.trim().toLowerCase()));
  names.delete('');
  response.setHeader('Vary', [...names.add('accept-encoding')].join(', '));
}
