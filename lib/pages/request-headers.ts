import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Peer } from '#lib/http/scope.ts';

/** Headers that steer Next from inside; from a client they can only confuse it, or poison a cache. */
const INTERNAL = /^(x-middleware-|x-nextjs-|x-invoke-|x-now-|x-matched-path$|next-resume$|x-prerender-revalidate)/;
/** Next takes the nonce of a page's scripts from these, which are headers of answers and from a client are a forgery. */
const ANSWER_HEADERS = new Set(['content-security-policy', 'content-security-policy-report-only']);

export function dropInternalHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (INTERNAL.test(name) || ANSWER_HEADERS.has(name)) delete headers[name];
  }
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const PROXY_HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'via'];

/** Must be asked before Next sees the request: it adds `x-forwarded-for` itself. */
export function readPeer(request: IncomingMessage): Peer {
  const proxied = PROXY_HEADERS.some((name) => name in request.headers);
  return !proxied && LOOPBACK.test(request.socket.remoteAddress ?? '') ? 'loopback' : 'remote';
}
