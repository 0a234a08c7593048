import { expect, it } from 'vitest';
import { clientKey } from '#lib/http/client-key.ts';

it('tells addresses of IPv4 apart, however they are written', () => {
  expect(clientKey('203.0.113.7')).toBe('203.0.113.7');
  expect(clientKey('::ffff:203.0.113.7')).toBe('203.0.113.7');
});

it('takes a network of 64 bits for one client, however its addresses are written', () => {
  const network = '2001:db8:0:1::';
  for (const address of [
    '2001:db8::1:0:0:0:1',
    '2001:DB8:0:1:ffff::',
    '2001:0db8:0000:0001:1:2:3:4',
    '2001:db8:0:1::9%eth0',
  ]) {
    expect(clientKey(address)).toBe(network);
  }
  expect(clientKey('2001:db8:0:2::1')).not.toBe(network);
});

it('fills in what an address leaves out, at whichever end', () => {
  expect(clientKey('::1')).toBe('0:0:0:0::');
  expect(clientKey('fe80::')).toBe('fe80:0:0:0::');
  expect(clientKey('64:ff9b::192.0.2.33')).toBe('64:ff9b:0:0::');
});

it('takes whatever is no address for one client', () => {
  for (const text of ['', 'unknown', '203.0.113', 'a'.repeat(500)]) expect(clientKey(text)).toBe('unknown');
});
