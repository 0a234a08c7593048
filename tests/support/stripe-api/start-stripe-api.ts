import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createBooks, type StripeBooks } from './books.ts';
import { type Answer, type Fields, refuse, route } from './routes.ts';

export type StripeCall = { method: string; path: string; fields: Fields; idempotencyKey: string | undefined };
/**
 * What goes wrong with a call: nothing was done and Stripe says so by a status; it was done but the connection ends, or no
 * answer ever comes.
 */
export type StripeFault = 429 | 500 | 503 | 'lost' | 'hangs';

export type StripeApi = {
  /** For STRIPE_API_BASE. */
  url: string;
  books: StripeBooks;
  calls: StripeCall[];
  /** Decides what goes wrong from now on. Default: nothing. */
  fault: (call: StripeCall) => StripeFault | undefined;
  /** Forgets idempotency keys, as Stripe does after a day. */
  forgetKeys(): void;
  stop(): Promise<void>;
};

export const STRIPE_KEY = 'sk_test_51Strata';

/** A stand-in for Stripe's API, over real HTTP, as its official library speaks to it. */
export async function startStripeApi(): Promise<StripeApi> {
  const books = createBooks();
  const kept = new Map<string, { request: string; answer: Answer }>();
  const server = createServer(async (incoming, response) => {
    const body = await text(incoming);
    const call = readCall(incoming, body);
    api.calls.push(call);
    const fault = api.fault(call);
    const answer = typeof fault === 'number' ? fail(fault) : (checkRequest(incoming) ?? answerOnce(call, body));
    if (fault === 'hangs') return;
    if (fault === 'lost') {
      incoming.socket.destroy();
      return;
    }
    // As Stripe's library takes it: written once, so that what the books say later is not in it.
    response.writeHead(answer.status, { 'Content-Type': 'application/json', 'Request-Id': 'req_1' });
    response.end(JSON.stringify(answer.body));
  });

  /** The first answer to a key stands, declined cards included (docs.stripe.com/api/idempotent_requests). */
  function answerOnce(call: StripeCall, body: string): Answer {
    const { method, path, fields, idempotencyKey } = call;
    if (method === 'POST' && !idempotencyKey) throw new Error(`${path} came without a key`);
    const request = `${path} ${body}`;
    const present = idempotencyKey === undefined ? undefined : kept.get(idempotencyKey);
    if (present && present.request !== request) {
      return refuse(400, {
        type: 'idempotency_error',
        code: 'idempotency_error',
        message: 'Keys can only be used once',
      });
    }
    if (present) return present.answer;
    const answer = structuredClone(route(books, method, path, fields));
    if (idempotencyKey !== undefined) kept.set(idempotencyKey, { request, answer });
    return answer;
  }

  const api: StripeApi = {
    url: '',
    books,
    calls: [],
    fault: () => undefined,
    forgetKeys: () => kept.clear(),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return api;
}

function readCall({ method = '', url = '/', headers }: IncomingMessage, body: string): StripeCall {
  const { pathname, searchParams } = new URL(url, 'http://stripe');
  const fields = Object.fromEntries(method === 'POST' ? new URLSearchParams(body) : searchParams);
  return { method, path: pathname, fields, idempotencyKey: headers['idempotency-key'] as string | undefined };
}

function checkRequest({ method, headers }: IncomingMessage): Answer | undefined {
  if (headers.authorization !== `Bearer ${STRIPE_KEY}`) {
    return refuse(401, { code: 'api_key_invalid', message: `Invalid API Key provided: ${headers.authorization}` });
  }
  if (!/^\d{4}-\d\d-\d\d\.\w+$/.test(String(headers['stripe-version']))) throw new Error('no version of the API');
  if (method === 'POST' && headers['content-type'] !== 'application/x-www-form-urlencoded') {
    return refuse(400, { code: 'parameter_unknown', message: 'Not a form' });
  }
  return undefined;
}

const fail = (status: number): Answer =>
  status === 429
    ? refuse(429, { code: 'rate_limit', message: 'Too many requests' })
    : refuse(status, { type: 'api_error', code: 'api_error', message: 'Something went wrong at our end' });
