import { limitRequests } from '#lib/http/rate-limit.ts';
import { signInHref } from '../safe-next.ts';
import { type ActiveSession, proveSession } from '../session.ts';
import type { AccountForm, FormOutcome, FormValues } from './form.ts';

type Run = (context: { session: ActiveSession; values: FormValues; request: Request }) => Promise<FormOutcome>;

/** A form of a page of the account, for who is signed in; others are asked to sign in, and come back to the page. */
export function forMember(page: string, keep: readonly string[], run: Run): AccountForm {
  return {
    pageOf: () => page,
    keep,
    async run(values, request) {
      const session = await proveSession(request.headers);
      if (!session) return { state: 'done', to: signInHref(page) };
      const over = await limitRequests(request, 'account-write', session.userId);
      return over ? { state: 'refused', response: over } : run({ session, values, request });
    },
  };
}
