import { getRuntime } from '#lib/runtime.ts';
import type { FieldProblem, FormValues } from './form.ts';

/** What a page shows once: of the form that was just sent, or that something has been done. */
export type Flash = { form: string; notice?: string; errors?: readonly FieldProblem[]; values?: FormValues };

const NAME = 'strata_form';
/** As long as a slow redirect takes; after that the page is as it was. */
const SECONDS = 20;
/** Browsers drop a cookie of more than 4 KB. */
const MAX_LENGTH = 3_500;

/** `Set-Cookie` that brings it to the page at `to`, and to no other; for browsers without scripts too. */
export function flashCookie(flash: Flash, to: string): string {
  const path = to.split(/[?#]/, 1)[0];
  const secure = getRuntime().config.siteUrl.startsWith('https:') ? '; Secure' : '';
  const whole = encode(flash);
  // What does not fit is what was typed: what is wrong with it matters more.
  const value = whole.length <= MAX_LENGTH ? whole : encode({ ...flash, values: {} });
  return `${NAME}=${value}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** What the last form has left for this page; undefined where there is nothing, or nothing that can be read. */
export function readFlash(headers: Pick<Headers, 'get'>): Flash | undefined {
  const cookies = headers.get('cookie')?.split(/;\s*/) ?? [];
  const value = cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  if (!value) return undefined;
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Flash;
  } catch {
    return undefined;
  }
}

const encode = (flash: Flash) => Buffer.from(JSON.stringify(flash)).toString('base64url');
