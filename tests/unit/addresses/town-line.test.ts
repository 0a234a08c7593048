import { expect, it } from 'vitest';
import { townLine } from '#lib/addresses/town-line.ts';

const address = { name: 'Ada', line1: 'Street 1' };

it.each([
  [{ postalCode: '10115', city: 'Berlin', country: 'DE' }, '10115 Berlin'],
  [{ postalCode: '00118', city: 'Roma', region: 'RM', country: 'IT' }, '00118 Roma, RM'],
  [{ postalCode: '94103', city: 'San Francisco', region: 'CA', country: 'US' }, 'San Francisco, CA 94103'],
  [{ postalCode: 'SW1A 1AA', city: 'London', country: 'GB' }, 'London SW1A 1AA'],
  [{ postalCode: '', city: 'Kowloon', country: 'HK' }, 'Kowloon'],
])('the line with the town is written as its country does: %o', (given, line) => {
  expect(townLine({ ...address, ...given })).toBe(line);
});
