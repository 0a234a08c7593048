import { isIP } from 'node:net';

/**
 * What stands for a client in a limit: its address, of IPv6 the network of 64 bits, since whoever has one address there has
 * all of them. Whatever is no address counts as one and the same client.
 */
export function clientKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(plain);
  if (version === 0) return 'unknown';
  return version === 4 ? plain : `${networkOf(plain).join(':')}::`;
}

/** The first four groups of an IPv6 address (RFC 4291, 2.2), without leading zeros. */
function networkOf(address: string): string[] {
  // Zone and embedded IPv4 part stand at the end, behind the network.
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const length = before.length + after.reduce((sum, group) => sum + (group.includes('.') ? 2 : 1), 0);
  const zeros = tail === undefined ? [] : Array<string>(8 - length).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}
