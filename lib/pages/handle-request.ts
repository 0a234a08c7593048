import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteRule } from '#lib/cache/manifest.ts';
import { internalProblem } from '#lib/http/problem.ts';
import { type RequestScope, runInScope } from '#lib/http/scope.ts';
import type { Runtime } from '#lib/runtime.ts';
import { captureResponse } from './capture-response.ts';
import { matchRoute } from './match-route.ts';
import { dropInternalHeaders, readPeer } from './request-headers.ts';
import { securityHeaders } from './security-headers.ts';
import { sendAnswer } from './send-answer.ts';
import { sendProblem } from './send-problem.ts';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export type Handlers = {
  /** Next, for everything that is rendered. */
  render: RequestHandler;
  /** Hashed files of the build and files of `public/`; calls `next` for what it has not. */
  serveStatic: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  servePicture: (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<void>;
};

/** Everything between the socket and Next: what may come in, who answers, and what HTTP says about the answer. */
export function createRequestHandler(runtime: Runtime, handlers: Handlers): RequestHandler {
  const { config, log, metrics } = runtime;
  const common = Object.entries(securityHeaders(config.siteUrl));
  const isDevelopment = config.env === 'development';

  return async (request, response) => {
    const startedAt = performance.now();
    const pathname = (request.url ?? '/').split('?', 1)[0] as string;
    const rule = matchRoute(pathname);
    const peer = readPeer(request);
    dropInternalHeaders(request.headers);
    for (const [name, value] of common) response.setHeader(name, value);
    response.once('finish', () =>
      metrics.countResponse(rule?.route ?? 'other', response.statusCode, performance.now() - startedAt),
    );
    try {
      if (rule && !rule.methods.includes(request.method ?? '')) return refuseMethod(response, rule);
      if (pathname.startsWith('/media/')) return await handlers.servePicture(request, response, pathname);
      // The development server has its own way with its files, and streams to its tools.
      if (pathname.startsWith('/_next/') && isDevelopment) return await handlers.render(request, response);
      await runInScope(peer, (scope) => serveOrRender(request, response, { rule, scope, startedAt }));
    } catch (error) {
      // Whoever asked has gone: nobody is left to be answered, and nothing has failed.
      if (response.destroyed) return;
      log.error({ err: error, path: pathname }, 'request failed');
      fail(response);
    }
  };

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
    const method = request.method ?? 'GET';
    const acceptEncoding = request.headers['accept-encoding'];
    delete request.headers['accept-encoding'];
    // Rendered as a GET, so that a HEAD has the very headers of it.
    if (method === 'HEAD') request.method = 'GET';
    captureResponse(response, (body, end) => {
      const context = {
        request,
        response,
        rule,
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

function refuseMethod(response: ServerResponse, rule: RouteRule): void {
  response.setHeader('Allow', rule.methods.join(', '));
  sendProblem(response, {
    status: 405,
    type: 'method-not-allowed',
    title: 'Method not allowed',
    detail: `This route takes ${rule.methods.join(' and ')}.`,
  });
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else sendProblem(response, internalProblem);
}
