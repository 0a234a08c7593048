import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/**
 * Holds back what a handler writes until it ends, then hands over the whole body: status and headers are still open
 * then, so they can be decided by what the answer turned out to be. The handler keeps using `response` as it would.
 * @param finish gets the body, must end the response with the given original `end`
 */
export function captureResponse(
  response: ServerResponse,
  finish: (body: Buffer, end: (body?: Buffer) => void) => void,
): void {
  const chunks: Buffer[] = [];
  const end = response.end.bind(response);
  const keep = (chunk: unknown, encoding: unknown) => {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') return;
    chunks.push(
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk as Uint8Array),
    );
  };
  const callLast = (args: unknown[]) => {
    const last = args.findLast((arg) => typeof arg === 'function') as (() => void) | undefined;
    if (last) process.nextTick(last);
  };

  response.flushHeaders = () => {};
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    setHeaders(
      response,
      rest.findLast((arg) => typeof arg === 'object' && arg !== null),
    );
    return response;
  }) as typeof response.writeHead;
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk, rest[0]);
    callLast(rest);
    return true;
  }) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    keep(args[0], args[1]);
    const callback = args.findLast((arg) => typeof arg === 'function') as (() => void) | undefined;
    if (callback) response.once('finish', callback);
    // From here the response is itself again; only a second `end` must be harmless, as it is on a plain one.
    for (const method of ['flushHeaders', 'writeHead', 'write'] as const) Reflect.deleteProperty(response, method);
    response.end = (() => response) as typeof response.end;
    finish(Buffer.concat(chunks), (body) => void end(body as Buffer));
    return response;
  }) as typeof response.end;
}

function setHeaders(response: ServerResponse, headers: unknown): void {
  if (Array.isArray(headers)) {
    for (let at = 0; at + 1 < headers.length; at += 2) response.appendHeader(headers[at], headers[at + 1]);
    return;
  }
  for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
    if (value !== undefined) response.setHeader(name, value as OutgoingHttpHeader as string);
  }
}
