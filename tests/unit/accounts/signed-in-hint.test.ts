import { describe, expect, it } from 'vitest';
import { addSignedInHint } from '#lib/accounts/signed-in-hint.ts';

const answer = (...cookies: string[]) =>
  new Response('{}', { headers: cookies.map((c) => ['Set-Cookie', c] as [string, string]) });
const hintOf = (response: Response) => response.headers.getSetCookie().find((c) => c.startsWith('strata_signed_in='));

describe('addSignedInHint', () => {
  it('says for as long as the session lasts that somebody has signed in', () => {
    const response = addSignedInHint(
      answer('a=b', '__Host-strata.session_token=abc.def; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax'),
    );
    expect(hintOf(response)).toBe('strata_signed_in=1; Path=/; SameSite=Lax; Max-Age=604800; Secure');
    expect(response.headers.getSetCookie()).toHaveLength(3);
  });

  it('takes it back when the session ends', () => {
    expect(hintOf(addSignedInHint(answer('strata.session_token=; Max-Age=0; Path=/')))).toBe(
      'strata_signed_in=1; Path=/; SameSite=Lax; Max-Age=0',
    );
  });

  it('says nothing where no session begins or ends', () => {
    expect(hintOf(addSignedInHint(answer('strata.session_data=x; Max-Age=60')))).toBeUndefined();
  });
});
