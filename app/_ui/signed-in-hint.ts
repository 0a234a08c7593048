import { SIGNED_IN_HINT } from '#lib/accounts/signed-in-hint-name.ts';

/** Whether it is worth asking for what belongs to an account. The session may have ended since: then the answer is 401. */
export const mayBeSignedIn = (): boolean => document.cookie.includes(`${SIGNED_IN_HINT}=1`);

/** For whoever was told 401. */
export function forgetSignedIn(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${SIGNED_IN_HINT}=; Path=/; Max-Age=0; SameSite=Lax`;
}
