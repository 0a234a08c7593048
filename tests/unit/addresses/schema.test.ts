import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '#lib/addresses/countries.ts';
import { addressSchema } from '#lib/addresses/schema.ts';

const berlin = { name: 'Ada Lovelace', line1: 'Invalidenstr. 44', city: 'Berlin', postalCode: '10115', country: 'DE' };
const complaints = (fields: object) =>
  addressSchema.safeParse({ ...berlin, ...fields }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('an address', () => {
  it('is tidied: spaces, cases, what was left empty', () => {
    const written = { ...berlin, name: '  Ada   Lovelace ', country: 'de', line2: ' ', region: '' };
    expect(addressSchema.parse(written)).toEqual(berlin);
  });

  it.each([
    { name: ' ' },
    { line1: '' },
    { line1: '\u200b' },
    { city: 'x'.repeat(81) },
    { country: 'XX' },
    { name: 'Ada\nLovelace' },
    { name: 'Ada \u202eecalevoL' },
    { line2: 'a\u2066b' },
  ])('is refused with %j', (wrong) => {
    expect(complaints(wrong)).toEqual([Object.keys(wrong)[0]]);
  });

  it('has no fields that it does not know', () => {
    expect(addressSchema.safeParse({ ...berlin, isAdmin: true }).success).toBe(false);
  });

  it('needs a state where its country has them, by its code', () => {
    const us = { country: 'US', postalCode: '94103' };
    expect(complaints(us)).toEqual(['region']);
    expect(complaints({ ...us, region: 'California' })).toEqual(['region']);
    expect(addressSchema.parse({ ...berlin, ...us, region: 'ca' })).toMatchObject({ region: 'CA' });
  });

  it.each([
    ['AU', '2000', 'NSW', 'CA'],
    ['BR', '01310-100', 'SP', 'XX'],
    ['IN', '110001', 'DL', 'Delhi'],
    ['MX', '06000', 'CMX', ''],
  ])('of %s has one of its states', (country, postalCode, region, other) => {
    expect(complaints({ country, postalCode, region })).toEqual([]);
    expect(complaints({ country, postalCode, region: other })).toEqual(['region']);
  });

  it('may name a province where there is no list of them', () => {
    expect(addressSchema.parse({ ...berlin, country: 'IT', postalCode: '00118', region: 'Roma' })).toMatchObject({
      region: 'Roma',
    });
  });

  it.each(['name', 'line1', 'line2', 'city'])('is refused with the number of a card for its %s', (field) => {
    expect(complaints({ [field]: '4242 4242 4242 4242' })).toEqual([field]);
  });
});

describe('a postal code', () => {
  it.each([
    ['DE', '10115'],
    ['GB', 'SW1A 1AA'],
    ['NL', '1012 AB'],
    ['IE', 'D02 X285'],
    ['US', '94103-1234'],
    ['JP', '100-0001'],
    ['HK', ''],
  ])('of %s may be "%s"', (country, postalCode) => {
    expect(complaints({ country, postalCode, region: country === 'US' ? 'CA' : '' })).toEqual([]);
  });

  it.each([
    ['DE', '1011'],
    ['DE', ''],
    ['GB', 'SW1A'],
    ['NL', '1012'],
    ['US', '9410'],
  ])('of %s may not be "%s"', (country, postalCode) => {
    expect(complaints({ country, postalCode, region: country === 'US' ? 'CA' : '' })).toEqual(['postalCode']);
  });

  it.each([
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['NL', '1012ab', '1012 AB'],
    ['PL', '00001', '00-001'],
    ['JP', '1000001', '100-0001'],
    ['DE', 'D-10115', '10115'],
    ['AT', 'a 1010', '1010'],
    ['LU', 'L-1111', '1111'],
    ['LT', '01100', 'LT-01100'],
    ['LV', 'LV1010', 'LV-1010'],
    ['CZ', '11000', '110 00'],
  ])('of %s is written as its post does: %s', (country, postalCode, tidy) => {
    expect(addressSchema.parse({ ...berlin, country, postalCode })).toMatchObject({ postalCode: tidy });
  });
});

it('takes what it has made of an address as it is', () => {
  const country = fc.constantFrom(...COUNTRIES.map(({ code }) => code));
  const fields = fc.record({ country, postalCode: fc.string({ maxLength: 12 }), region: fc.string({ maxLength: 9 }) });
  fc.assert(
    fc.property(fields, (given) => {
      const parsed = addressSchema.safeParse({ ...berlin, ...given });
      if (parsed.success) expect(addressSchema.parse(parsed.data)).toEqual(parsed.data);
    }),
  );
});
