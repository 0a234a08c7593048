import { z } from 'zod';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { changeCookie } from '#lib/http/respond-admin.ts';
import { getRuntime } from '#lib/runtime.ts';
import { emailKey } from '../account-key.ts';
import { getAuth } from '../auth.ts';
import { deleteAccount } from '../delete-account.ts';
import { findHolder, followChange } from '../follow-change.ts';
import { logAccount } from '../log-auth.ts';
import { nameSchema } from '../name.ts';
import { updateProfile } from '../profile.ts';
import { signInHref } from '../safe-next.ts';
import { proveSession } from '../session.ts';
import { revokeOtherSessions, revokeSession } from '../sessions.ts';
import { takeAtLeast } from '../take-at-least.ts';
import { isOvertaken, readChangeLink } from '../verify-link.ts';
import { toShopper } from '../viewer.ts';
import { callAuth, codeOf } from './call-auth.ts';
import { emailField, givenPassword, newPassword } from './fields.ts';
import { forMember } from './for-member.ts';
import { type AccountForm, checkValues, invalid } from './form.ts';

const PROFILE = '/account/profile';
const SECURITY = '/account/security';
const MAIL_MS = 400;
const WRONG_PASSWORD = 'This is not your password';

export const profile = forMember(PROFILE, ['name'], async ({ session, values }) => {
  const checked = await checkValues(z.object({ name: nameSchema }), values);
  if (!checked.ok) return checked.outcome;
  const { changeId } = await updateProfile(toShopper(session), checked.data);
  return {
    state: 'done',
    to: PROFILE,
    notice: 'Your name is saved.',
    cookies: changeId ? [changeCookie(changeId)] : [],
  };
});

export const changeEmail = forMember(PROFILE, ['email'], async ({ session, values, request }) => {
  const checked = await checkValues(z.object({ email: emailField, password: givenPassword }), values);
  if (!checked.ok) return checked.outcome;
  const { email, password } = checked.data;
  if (email === session.email) return invalid('email', 'This is your address already');
  const over =
    (await limitPassword(request, session.userId)) ?? (await limitRequests(request, 'account-mail', emailKey(email)));
  if (over) return { state: 'refused', response: over };
  if (!(await isPassword(request.headers, password))) return invalid('password', WRONG_PASSWORD);
  const auth = await getAuth();
  // As long, and the same answer, where the address is somebody else's.
  await takeAtLeast(MAIL_MS, auth.api.changeEmail({ headers: request.headers, body: { newEmail: email } }));
  logAccount(getRuntime().log, 'another address asked for', session.userId);
  return {
    state: 'done',
    to: PROFILE,
    notice: `We have sent a link to ${email}: once you follow it, it is your address here.`,
  };
});

export const resendVerification = forMember(PROFILE, [], async ({ session, request }) => {
  const response = await callAuth(request, 'send-verification-email', { email: session.email });
  if (response.ok) return { state: 'done', to: PROFILE, notice: `We have sent another link to ${session.email}.` };
  if ((await codeOf(response)) !== 'EMAIL_ALREADY_VERIFIED') return { state: 'refused', response };
  return { state: 'done', to: PROFILE, notice: 'Your address is verified already.' };
});

export const changePassword = forMember(SECURITY, [], async ({ session, values, request }) => {
  const schema = z.object({ currentPassword: givenPassword, newPassword });
  const checked = await checkValues(schema, values);
  if (!checked.ok) return checked.outcome;
  const response = await callAuth(request, 'change-password', { ...checked.data, revokeOtherSessions: true });
  if (response.ok) {
    logAccount(getRuntime().log, 'password changed', session.userId);
    const notice = 'Your password is changed, and every other device is signed out.';
    return { state: 'done', to: SECURITY, notice, cookies: response.headers.getSetCookie() };
  }
  if ((await codeOf(response)) === 'INVALID_PASSWORD') return invalid('currentPassword', WRONG_PASSWORD);
  return { state: 'refused', response };
});

export const endSession = forMember(SECURITY, [], async ({ session, values }) => {
  await revokeSession(session, values.id ?? '');
  return { state: 'done', to: SECURITY, notice: 'That device is signed out.' };
});

export const endOtherSessions = forMember(SECURITY, [], async ({ session }) => {
  await revokeOtherSessions(session);
  return { state: 'done', to: SECURITY, notice: 'Every other device is signed out.' };
});

export const removeAccount = forMember(SECURITY, [], async ({ session, values, request }) => {
  const checked = await checkValues(z.object({ password: givenPassword }), values);
  if (!checked.ok) return checked.outcome;
  const over = await limitPassword(request, session.userId);
  if (over) return { state: 'refused', response: over };
  if (!(await isPassword(request.headers, checked.data.password))) return invalid('password', WRONG_PASSWORD);
  const { state } = await deleteAccount(session);
  if (state === 'staff') return invalid('', 'This account works for the shop: it cannot be deleted here');
  const cookies = (await callAuth(request, 'sign-out', {})).headers.getSetCookie();
  return { state: 'done', to: '/sign-in', notice: 'Your account is deleted.', cookies };
});

/** For whoever has the link, signed in or not: on a phone, say, while the account was opened at a desk. */
export const verifyEmail: AccountForm = {
  pageOf: ({ token = '' }) => `/verify-email?${new URLSearchParams({ token })}`,
  keep: [],
  async run({ token = '' }, request) {
    const over = await limitRequests(request, 'password');
    if (over) return { state: 'refused', response: over };
    const link = readChangeLink(token);
    const before = link && (await findHolder(link.userId));
    const auth = await getAuth();
    try {
      if (link && (await isOvertaken(link))) throw new Error('the password is another one by now');
      await auth.api.verifyEmail({ headers: request.headers, query: { token } });
    } catch {
      return invalid('', 'This link is too old, or for another account: have another one sent');
    }
    if (before) await followChange(before, 'address');
    const session = await proveSession(request.headers);
    if (session) logAccount(getRuntime().log, 'address verified', session.userId);
    return { state: 'done', to: session ? '/account' : signInHref('/account'), notice: 'Your address is verified.' };
  },
};

const limitPassword = (request: Request, userId: string) => limitRequests(request, 'password', userId);

async function isPassword(headers: Headers, password: string): Promise<boolean> {
  const auth = await getAuth();
  return auth.api.verifyPassword({ headers, body: { password } }).then(
    () => true,
    () => false,
  );
}
