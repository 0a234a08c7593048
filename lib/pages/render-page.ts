import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { duplexPair } from 'node:stream';
import { createToken } from '#lib/cache/engine/token.ts';
import { type RequestScope, runInScope } from '#lib/http/scope.ts';

export type Rendered = { status: number; headers: IncomingHttpHeaders; body: Buffer; scope: RequestScope };

/** Renders what is at a URL, for nobody in particular. */
export type RenderPage = (url: string, headers: Record<string, string>) => Promise<Rendered>;

const RENDER_ID = 'x-strata-render';
/** Nobody waits so long; what hangs must not hang for ever. */
const TIMEOUT_MS = 60_000;

/**
 * Asks the handler over a connection inside this process, so that it gets a real request and response, but one that holds
 * nothing of a client: no cookie, no address, no header that was not put there on purpose. What is rendered for a cache
 * cannot depend on what is not in its key.
 * @param host of the canonical URL
 */
export function createRenderer(
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
  { host, protocol }: { host: string; protocol: string },
): RenderPage {
  const waiting = new Map<string, (scope: RequestScope) => void>();
  const server = createServer((incoming, response) => {
    const id = String(incoming.headers[RENDER_ID]);
    delete incoming.headers[RENDER_ID];
    void runInScope('remote', async (scope) => {
      waiting.get(id)?.(scope);
      try {
        await handler(incoming, response);
      } catch (error) {
        response.destroy(error as Error);
      }
    });
  });

  return (url, headers) =>
    new Promise((resolve, reject) => {
      const id = createToken();
      let scope: RequestScope | undefined;
      waiting.set(id, (opened) => {
        scope = opened;
      });
      const [near, far] = duplexPair();
      far.on('error', () => {});
      server.emit('connection', far);
      const fail = (error: unknown) => {
        waiting.delete(id);
        near.destroy();
        reject(error);
      };
      const outgoing = request({
        createConnection: () => near as never,
        path: url,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { host, 'x-forwarded-proto': protocol, [RENDER_ID]: id, connection: 'close', ...headers },
      });
      outgoing.once('error', fail);
      outgoing.once('response', async (response) => {
        try {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk as Buffer);
          waiting.delete(id);
          near.destroy();
          await Promise.all(scope?.pending ?? []);
          resolve({
            status: response.statusCode ?? 500,
            headers: response.headers,
            body: Buffer.concat(chunks),
            scope: scope as RequestScope,
          });
        } catch (error) {
          fail(error);
        }
      });
      outgoing.end();
    });
}
