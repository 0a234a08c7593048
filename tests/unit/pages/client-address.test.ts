import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';
import { noteClientAddress } from '#lib/pages/client-address.ts';

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => {
  const request = { socket: { remoteAddress }, headers: { ...headers } } as unknown as IncomingMessage;
  noteClientAddress(request);
  return request.headers[CLIENT_ADDRESS];
};

it('names the other end of the connection, whatever that says of itself', () => {
  expect(from('203.0.113.7')).toBe('203.0.113.7');
  expect(from('203.0.113.7', { 'x-forwarded-for': '198.51.100.1', [CLIENT_ADDRESS]: '198.51.100.1' })).toBe(
    '203.0.113.7',
  );
  expect(from(undefined, { [CLIENT_ADDRESS]: '198.51.100.1' })).toBe('');
});

it('names what a proxy on this machine has added, and nothing that came to it', () => {
  expect(from('127.0.0.1')).toBe('127.0.0.1');
  expect(from('::ffff:127.0.0.1', { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' })).toBe('203.0.113.7');
});
