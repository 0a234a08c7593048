import { safeNext } from '../safe-next.ts';
import type { FormOutcome, FormValues } from './form.ts';

/** The page of this name that leads on to where somebody wanted to go. */
export const entryPage = (path: string) => (values: FormValues) =>
  values.next ? `${path}?${new URLSearchParams({ next: values.next })}` : path;

/** Leads whoever has just got a session there. */
export const welcome = (response: Response, values: FormValues): FormOutcome => ({
  state: 'done',
  to: safeNext(values.next),
  cookies: response.headers.getSetCookie(),
});
