import type { ServerResponse } from 'node:http';

type Problem = { status: number; code: number; message: string };

/** The codes that are known of Cloudflare; whoever calls it must go by the status. */
export const PROBLEMS = {
  body: (message: string): Problem => ({ status: 400, code: 1012, message }),
  header: { status: 400, code: 6003, message: 'Invalid request headers' },
  token: { status: 403, code: 10_000, message: 'Authentication error' },
  route: (path: string): Problem => ({
    status: 404,
    code: 7003,
    message: `Could not route to ${path}, perhaps your object identifier is invalid?`,
  }),
  limited: { status: 429, code: 971, message: 'Please wait and consider throttling your request speed' },
  failed: (status: number): Problem => ({ status, code: 1000, message: 'Internal error' }),
} as const;

/** Cloudflare's envelope of a refusal or a failure. */
export function sendProblem(answer: ServerResponse, { status, code, message }: Problem): void {
  sendJson(answer, status, { success: false, errors: [{ code, message }], messages: [], result: null });
}

/** Cloudflare's envelope of what has been accepted. */
export function sendAccepted(answer: ServerResponse, id: string): void {
  sendJson(answer, 200, { success: true, errors: [], messages: [], result: { id } });
}

export function sendJson(answer: ServerResponse, status: number, body: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
