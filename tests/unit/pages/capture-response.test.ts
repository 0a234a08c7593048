import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { captureResponse } from '#lib/pages/capture-response.ts';

let stop: (() => void) | undefined;
afterEach(() => stop?.());

/** Serves one answer through a capture that turns every status into `status` and every body into capitals. */
async function serve(handle: (response: ServerResponse) => void, status = 200): Promise<Response> {
  const server = createServer((_request, response) => {
    captureResponse(response, (body, end) => {
      response.statusCode = status;
      response.setHeader('x-late', 'yes');
      end(Buffer.from(body.toString().toUpperCase()));
    });
    handle(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => server.close();
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

it('lets status and headers be decided when the body is whole', async () => {
  const response = await serve((res) => {
    res.writeHead(200, { 'x-early': 'yes' });
    res.flushHeaders();
    res.write('one ');
    setTimeout(() => res.end('two'), 5);
  }, 404);
  expect(response.status).toBe(404);
  expect(response.headers.get('x-early')).toBe('yes');
  expect(response.headers.get('x-late')).toBe('yes');
  expect(await response.text()).toBe('ONE TWO');
});

it('calls back writers and enders, and tells of the finish, as a plain response does', async () => {
  const seen: string[] = [];
  const response = await serve((res) => {
    res.on('finish', () => seen.push('finish'));
    res.write('a', () => seen.push('written'));
    res.end(Buffer.from('b'), () => seen.push('ended'));
    res.end();
  });
  expect(await response.text()).toBe('AB');
  expect(seen).toEqual(expect.arrayContaining(['written', 'ended', 'finish']));
});

it('takes headers as a list and text in other encodings', async () => {
  const response = await serve((res) => {
    res.writeHead(200, ['x-a', '1', 'x-a', '2']);
    res.end('w6Q=', 'base64');
  });
  expect(response.headers.get('x-a')).toBe('1, 2');
  expect(await response.text()).toBe('Ä');
});
