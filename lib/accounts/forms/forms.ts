import * as account from './account-forms.ts';
import * as addresses from './address-forms.ts';
import { signInCode } from './code-form.ts';
import * as entry from './entry-forms.ts';
import { forgetNotices } from './forget-notices-form.ts';
import type { AccountForm } from './form.ts';
import { joinTeam } from './join-form.ts';

/** Every form of the account pages, by the last part of its address: `/api/account/forms/<name>`. */
export const FORMS: ReadonlyMap<string, AccountForm> = new Map(
  Object.entries({
    'sign-in': entry.signIn,
    'sign-in-code': signInCode,
    'sign-up': entry.signUp,
    'sign-out': entry.signOut,
    'forgot-password': entry.forgotPassword,
    'reset-password': entry.resetPassword,
    join: joinTeam,
    'verify-email': account.verifyEmail,
    'resend-verification': account.resendVerification,
    profile: account.profile,
    'change-email': account.changeEmail,
    'change-password': account.changePassword,
    'end-session': account.endSession,
    'end-other-sessions': account.endOtherSessions,
    'remove-account': account.removeAccount,
    address: addresses.address,
    'remove-address': addresses.removeSavedAddress,
    'forget-notices': forgetNotices,
    'default-address': addresses.makeDefaultAddress,
  }),
);
