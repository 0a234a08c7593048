import type { IncomingMessage } from 'node:http';
import { CLIENT_ADDRESS } from '#lib/http/client-address.ts';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/**
 * Tells routes who asks: whoever holds the other end of the connection, or, where that is a proxy on this machine, the
 * address that it has added last. What is further left in the list anybody can have written.
 */
export function noteClientAddress(request: IncomingMessage): void {
  const { headers, socket } = request;
  const peer = socket.remoteAddress ?? '';
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  const last = forwarded.split(',').at(-1)?.trim();
  headers[CLIENT_ADDRESS] = LOOPBACK.test(peer) && last ? last : peer;
}
