import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { dropInternalHeaders, readPeer } from '#lib/pages/request-headers.ts';

describe('dropInternalHeaders', () => {
  it('drops what steers Next from inside and keeps what browsers send', () => {
    const headers = {
      'x-middleware-prefetch': '1',
      'x-middleware-subrequest': 'proxy',
      'x-nextjs-data': '1',
      'x-invoke-status': '500',
      'x-matched-path': '/admin',
      'x-now-route-matches': '1',
      'next-resume': '1',
      'x-prerender-revalidate': 'guess',
      'content-security-policy': "script-src 'nonce-x'",
      rsc: '1',
      'next-router-state-tree': '[]',
      cookie: 'a=b',
      accept: '*/*',
    };
    dropInternalHeaders(headers);
    expect(Object.keys(headers)).toEqual(['rsc', 'next-router-state-tree', 'cookie', 'accept']);
  });
});

describe('readPeer', () => {
  const from = (remoteAddress: string, headers = {}) =>
    readPeer({ socket: { remoteAddress }, headers } as IncomingMessage);

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('takes %s for this machine', (address) => {
    expect(from(address)).toBe('loopback');
  });

  it.each(['10.0.0.1', '192.168.1.1', '::ffff:10.0.0.1', '2001:db8::1', ''])('takes %s for another', (address) => {
    expect(from(address)).toBe('remote');
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'via'])(
    'takes nobody behind a proxy for this machine (%s)',
    (name) => {
      expect(from('127.0.0.1', { [name]: '127.0.0.1' })).toBe('remote');
    },
  );
});
