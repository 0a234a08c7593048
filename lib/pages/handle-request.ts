import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteRule } from '#lib/cache/manifest.ts';
import { readPreview } from '#lib/catalog/preview.ts';
import { internalProblem, toProblem } from '#lib/http/problem.ts';
import { type RequestScope, runInScope } from '#lib/http/scope.ts';
import type { Runtime } from '#lib/runtime.ts';
import { captureResponse } from './capture-response.ts';
import { noteClientAddress } from './client-address.ts';
import { ERROR_PAGE } from './error-page.ts';
import { matchRoute } from './match-route.ts';
import { RenderFailedError } from './page-cache.ts';
import { createPageLayer } from './page-layer.ts';
import { toPageRequest } from './page-request.ts';
import { positionOfTicket } from './read-ticket.ts';
import { toReadableUrl } from './readable-url.ts';
import { createRenderer } from './render-page.ts';
import { offerRenewal } from './renewal.ts';
import { dropInternalHeaders, readPeer } from './request-headers.ts';
import { foreignSourcesOf, securityHeaders } from './security-headers.ts';
import { sendAnswer } from './send-answer.ts';
import { sendProblem, setCacheHeaders } from './send-problem.ts';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export type Handlers = {
  /** Next, for everything that is rendered. */
  render: RequestHandler;
  /** Names the build of it. Undefined: nothing that is rendered is kept, as in development. */
  build: string | undefined;
  /** Hashed files of the build and files of `public/`; calls `next` for what it has not. */
  serveStatic: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  servePicture: (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<void>;
};

/** Everything between the socket and Next: what may come in, who answers, and what HTTP says about the answer. */
export function createRequestHandler(runtime: Runtime, handlers: Handlers): RequestHandler {
  const { config, log, metrics } = runtime;
  const common = securityHeaders(config.siteUrl);
  const commonList = Object.entries(common);
  const isDevelopment = config.env === 'development';
  const { host, protocol } = new URL(config.siteUrl);
  const pages = handlers.build
    ? createPageLayer(runtime, {
        render: createRenderer(handlers.render, { host, protocol: protocol.slice(0, -1) }),
        build: handlers.build,
        common,
      })
    : undefined;
  if (pages) {
    offerRenewal(async (path) => {
      const rule = matchRoute(path);
      const wanted = rule && toPageRequest(rule, path, {});
      try {
        if (wanted) await pages.renew(wanted);
      } catch (error) {
        log.debug({ error: (error as Error).message, path }, 'a page was not renewed');
      }
    });
  }

  return async (request, response) => {
    const startedAt = performance.now();
    const url = toReadableUrl(request.url ?? '/');
    request.url = url;
    const queryAt = url.indexOf('?');
    const pathname = queryAt < 0 ? url : url.slice(0, queryAt);
    const rule = matchRoute(pathname);
    try {
      const asked = positionOfTicket(request.headers);
      const after = asked && (await asked);
      if (pages && rule && isRead(request.method)) {
        const wanted = toPageRequest(rule, url, request.headers);
        // What this process has not heard of yet is not in its pages either: such a request is rendered for itself.
        if (wanted && (after === undefined || (await runtime.cache.reach(after)))) {
          const status = await pages.answer({ request, response, startedAt }, wanted);
          metrics.countResponse(rule.route, status, performance.now() - startedAt);
          return;
        }
      }
      response.once('finish', () =>
        metrics.countResponse(rule?.route ?? 'other', response.statusCode, performance.now() - startedAt),
      );
      for (const [name, value] of commonList) response.setHeader(name, value);
      await answer(request, response, { pathname, rule, after, startedAt });
    } catch (error) {
      // Whoever asked has gone: nobody is left to be answered, and nothing has failed.
      if (response.destroyed) return;
      if (!isReported(error)) log.error({ err: error, path: pathname }, 'request failed');
      if (!response.headersSent) for (const [name, value] of commonList) response.setHeader(name, value);
      fail(response, pathname, error);
      metrics.countResponse(rule?.route ?? 'other', response.statusCode, performance.now() - startedAt);
    }
  };

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    {
      pathname,
      rule,
      after,
      startedAt,
    }: { pathname: string; rule: RouteRule | undefined; after: number | undefined; startedAt: number },
  ): Promise<void> {
    const peer = readPeer(request);
    dropInternalHeaders(request.headers);
    noteClientAddress(request);
    if (rule && !rule.methods.includes(request.method ?? '')) return refuseMethod(response, rule);
    if (pathname.startsWith('/media/')) return handlers.servePicture(request, response, pathname);
    // The development server has its own way with its files, and streams to its tools.
    if (pathname.startsWith('/_next/') && isDevelopment) return handlers.render(request, response);
    await runInScope(
      peer,
      (scope) => {
        scope.preview = readPreview(request.url ?? '');
        return serveOrRender(request, response, { rule, scope, startedAt });
      },
      after,
    );
  }

  async function serveOrRender(
    request: IncomingMessage,
    response: ServerResponse,
    { rule, scope, startedAt }: { rule: RouteRule | undefined; scope: RequestScope; startedAt: number },
  ): Promise<void> {
    if (!rule) {
      const served = await new Promise<boolean>((resolve) => {
        response.once('close', () => resolve(true));
        handlers.serveStatic(request, response, () => resolve(false));
      });
      if (served) return;
    }
    if (rule?.streams) {
      setCacheHeaders(response, { policy: 'never', status: 200 });
      return handlers.render(request, response);
    }
    const method = request.method ?? 'GET';
    const acceptEncoding = request.headers['accept-encoding'];
    delete request.headers['accept-encoding'];
    // Rendered as a GET, so that a HEAD has the very headers of it.
    if (method === 'HEAD') request.method = 'GET';
    captureResponse(response, (body, end) => {
      const context = {
        request,
        response,
        // Of a page that the page layer did not take, no other cache may take a copy either.
        policy: !rule || (pages && rule.query) ? ('never' as const) : rule.policy,
        foreign: foreignSourcesOf(rule?.route, config),
        scope,
        acceptEncoding,
        method,
        elapsedMs: performance.now() - startedAt,
        isDevelopment,
      };
      sendAnswer(context, body, end).catch((error) => {
        log.error({ err: error }, 'answer not sent');
        response.destroy();
      });
    });
    await handlers.render(request, response);
  }
}

/** What is kept answers reads alone: a route may take writes at the same address. */
const isRead = (method: string | undefined) => method === 'GET' || method === 'HEAD';

function refuseMethod(response: ServerResponse, rule: RouteRule): void {
  response.setHeader('Allow', rule.methods.join(', '));
  sendProblem(response, {
    status: 405,
    type: 'method-not-allowed',
    title: 'Method not allowed',
    detail: `This route takes ${rule.methods.join(' and ')}.`,
  });
}

/** Loads that fail are reported where they do; whoever asks meanwhile learns of it without a line each. */
const isReported = (error: unknown) => error instanceof Error && error.name.startsWith('Load');

/** Programs get a problem, people a page. */
function fail(response: ServerResponse, pathname: string, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const problem = cause instanceof RenderFailedError && cause.status === 500 ? internalProblem : toProblem(error);
  if (pathname.startsWith('/api/')) {
    sendProblem(response, problem);
    return;
  }
  response.statusCode = problem.status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (problem.status === 503) response.setHeader('Retry-After', '1');
  setCacheHeaders(response, { policy: 'never', status: problem.status });
  response.end(ERROR_PAGE);
}
