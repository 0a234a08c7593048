import { isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { recordAudit } from '#lib/audit/record.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type Actor, assertMay } from '../actor.ts';
import { getAuth } from '../auth.ts';
import { logAccount } from '../log-auth.ts';
import { proveSession } from '../session.ts';
import { revokeOtherSessions } from '../sessions.ts';
import { mailFactorChange } from './mail-change.ts';
import { hasSecondFactor } from './read.ts';
import { spendCode } from './spend-code.ts';

export const passwordInput = z.strictObject({
  password: z.string('must be your password').min(1, 'must be your password').max(128, 'is not your password'),
});

export const confirmInput = z.strictObject({
  code: z
    .string('must be the six digits of your app')
    .transform((text) => text.replaceAll(/\s/g, ''))
    .refine((text) => /^\d{6}$/.test(text), 'must be the six digits of your app'),
});

/** `uri`: what the picture holds for an app; `key`: the same to be typed. `backupCodes`: shown this once. */
export type Enrolment = { uri: string; key: string; backupCodes: string[] };

export type Begun = { state: 'begun'; enrolment: Enrolment } | { state: 'wrong-password' } | { state: 'on-already' };
/** `cookies`: `Set-Cookie` headers of the session that takes the place of the one that asked. */
export type Confirmed = { state: 'on'; cookies: readonly string[] } | { state: 'wrong-code' } | { state: 'on-already' };

/**
 * Draws what somebody's codes are to be made from. Signing in asks for none before `confirmSecondFactor` has seen one.
 * @param headers of the request of this very actor
 * @throws ForbiddenError for those who do not work for the shop
 */
export async function beginSecondFactor(actor: Actor, headers: Headers, password: string): Promise<Begun> {
  assertMay(actor, 'viewer');
  const { api } = await getAuth();
  const answer = await refusalOf(() => api.enableTwoFactor({ headers, body: { password } }));
  if (answer.state === 'refused') {
    return answer.code === 'TOTP_ALREADY_ENABLED' ? { state: 'on-already' } : { state: 'wrong-password' };
  }
  if (answer.value.method !== 'totp') throw new Error('asked for codes of an app, and got others');
  const { totpURI: uri, backupCodes } = answer.value;
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return { state: 'begun', enrolment: { uri, key, backupCodes } };
}

/**
 * Asks for a code at every sign-in from now on, if this first one is right. All other sessions of theirs end, since they
 * began without one.
 * @throws ForbiddenError for those who do not work for the shop
 */
export async function confirmSecondFactor(actor: Actor, headers: Headers, code: string): Promise<Confirmed> {
  assertMay(actor, 'viewer');
  if (await hasSecondFactor(actor.userId)) return { state: 'on-already' };
  const { api } = await getAuth();
  const answer = await refusalOf(() => api.verifyTOTP({ headers, body: { code }, returnHeaders: true }));
  if (answer.state === 'refused') return { state: 'wrong-code' };
  await spendCode(actor.userId, code);
  // better-auth commits by itself, so this is the one entry that can be missing when the process dies right here.
  await getRuntime().db.transaction(async (tx) => {
    const after = { codes: 'app' };
    await recordAudit(tx, actor, { action: 'second-factor.turn-on', subject: ownSubject(actor), after });
    await mailFactorChange(tx, actor.userId, 'on');
  });
  logAccount(getRuntime().log, 'second factor begun', actor.userId);
  const cookies = answer.value.headers.getSetCookie();
  const session = await proveSession(new Headers({ cookie: toCookieHeader(cookies) }));
  if (session) await revokeOtherSessions(session);
  return { state: 'on', cookies };
}

export const ownSubject = ({ userId, email }: Actor) => ({ kind: 'user', id: userId, name: email });

/** What a browser that was told to keep these sends. */
const toCookieHeader = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');

type Outcome<Value> = { state: 'done'; value: Value } | { state: 'refused'; code: string };

/** What better-auth says no to with a code of its own; what has broken stays thrown. */
export async function refusalOf<Value>(ask: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { state: 'done', value: await ask() };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    return { state: 'refused', code: String(error.body?.code ?? '') };
  }
}
