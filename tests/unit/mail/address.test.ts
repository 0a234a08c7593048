import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAddress, toHeaderText } from '#lib/mail/address.ts';

it('takes addresses that people have', () => {
  for (const text of ['a@strata.test', 'Some.Body+shop@mail.example.co.uk', 'ü@example.com']) {
    expect(isAddress(text)).toBe(true);
  }
});

it('refuses whatever could name more than one recipient, or another header', () => {
  const texts = [
    'a@b.com, c@d.com',
    'a@b.com\r\nBcc: c@d.com',
    'A <a@b.com>',
    '"a b"@c.com',
    'a@b.com;c@d.com',
    'group:a@b.com;',
  ];
  for (const text of [...texts, '', 'a@localhost', 'a@127.0.0.1', `${'a'.repeat(64)}@${'b.'.repeat(100)}com`]) {
    expect(isAddress(text)).toBe(false);
  }
});

it('makes one line of any text for a header', () => {
  expect(toHeaderText('Your order\r\nBcc: a@b.com')).toBe('Your order Bcc: a@b.com');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const line = toHeaderText(text);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(line.length).toBeLessThanOrEqual(200);
      expect(line.isWellFormed()).toBe(true);
    }),
  );
});
