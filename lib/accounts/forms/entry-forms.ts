import { z } from 'zod';
import { nameSchema } from '../name.ts';
import { signInHref } from '../safe-next.ts';
import { callAuth, codeOf } from './call-auth.ts';
import { codePage, isCodeAskedFor } from './code-form.ts';
import { entryPage, welcome } from './entry.ts';
import { emailField, givenPassword, newPassword } from './fields.ts';
import { type AccountForm, checkValues, invalid } from './form.ts';

const TAKEN = new Set(['USER_ALREADY_EXISTS', 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL']);

const signInSchema = z.object({ email: emailField, password: givenPassword });
const signUpSchema = z.object({ name: nameSchema, email: emailField, password: newPassword });

export const signIn: AccountForm = {
  pageOf: entryPage('/sign-in'),
  keep: ['email'],
  async run(values, request) {
    const checked = await checkValues(signInSchema, values);
    if (!checked.ok) return checked.outcome;
    const response = await callAuth(request, 'sign-in/email', checked.data);
    if (await isCodeAskedFor(response)) {
      return { state: 'done', to: codePage(values), cookies: response.headers.getSetCookie() };
    }
    if (response.ok) return welcome(response, values);
    if (response.status !== 401) return { state: 'refused', response };
    return invalid('', 'This address and this password do not belong together');
  },
};

export const signUp: AccountForm = {
  pageOf: entryPage('/sign-up'),
  keep: ['name', 'email'],
  async run(values, request) {
    const checked = await checkValues(signUpSchema, values);
    if (!checked.ok) return checked.outcome;
    const response = await callAuth(request, 'sign-up/email', checked.data);
    if (response.ok) return welcome(response, values);
    const code = await codeOf(response);
    if (TAKEN.has(code)) return invalid('email', 'There is an account with this address already: sign in instead');
    if (code === 'PASSWORD_TOO_COMMON') return invalid('password', 'Choose a password that is not your address');
    return { state: 'refused', response };
  },
};

export const signOut: AccountForm = {
  pageOf: () => '/',
  keep: [],
  async run(_values, request) {
    const response = await callAuth(request, 'sign-out', {});
    return response.ok
      ? { state: 'done', to: '/', cookies: response.headers.getSetCookie() }
      : { state: 'refused', response };
  },
};

const SENT = 'If there is an account with this address, a link to a new password is on its way to it.';

export const forgotPassword: AccountForm = {
  pageOf: () => '/forgot-password',
  keep: ['email'],
  async run(values, request) {
    const checked = await checkValues(z.object({ email: emailField }), values);
    if (!checked.ok) return checked.outcome;
    const response = await callAuth(request, 'request-password-reset', checked.data);
    return response.ok ? { state: 'done', to: '/forgot-password', notice: SENT } : { state: 'refused', response };
  },
};

export const resetPassword: AccountForm = {
  pageOf: ({ token = '' }) => `/reset-password?${new URLSearchParams({ token })}`,
  keep: [],
  async run(values, request) {
    const checked = await checkValues(z.object({ password: newPassword, token: z.string() }), values);
    if (!checked.ok) return checked.outcome;
    const { password, token } = checked.data;
    const response = await callAuth(request, 'reset-password', { newPassword: password, token });
    if (response.ok) {
      const notice = 'Your new password is set, and you are signed out everywhere. Sign in with it here.';
      return { state: 'done', to: signInHref('/account'), notice };
    }
    if (response.status !== 400) return { state: 'refused', response };
    return invalid('', 'This link has been used already, or is too old: ask for another one');
  },
};
