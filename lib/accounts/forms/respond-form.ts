import {
  badBodyProblem,
  badFieldsProblem,
  notFoundProblem,
  respondProblem,
  tooLargeProblem,
} from '#lib/http/problem.ts';
import { readBody } from '#lib/http/read-body.ts';
import { foreignProblem, saysOrigin, typeOf } from '#lib/http/refuse-write.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { isSameOrigin } from '#lib/http/same-origin.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type Flash, flashCookie } from './flash.ts';
import type { AccountForm, FormOutcome, FormValues } from './form.ts';
import { FORMS } from './forms.ts';

const MAX_BYTES = 16 * 1024;

/**
 * Answers a form of the account pages. Sent by a script, as JSON: with `{ to }`, or a problem with a pointer to each field.
 * Sent by the browser itself: with a redirect, and what the page is to say in a cookie for a moment. Both run the same code.
 */
export function respondForm(request: Request, name: string): Promise<Response> {
  return respondJson(async () => {
    const form = FORMS.get(name);
    if (!form) return respondProblem(notFoundProblem('There is no such form.'));
    if (!isFromHere(request)) return respondProblem(foreignProblem);
    const body = await readBody(request, MAX_BYTES);
    if (body.state === 'too-large') return respondProblem(tooLargeProblem(MAX_BYTES));
    const isScript = typeOf(request.headers) === 'application/json';
    const values = body.state === 'read' ? readValues(body.text, isScript) : undefined;
    if (!values) return respondProblem(badBodyProblem('is no form'));
    const outcome = await form.run(values, request);
    return isScript ? answerScript(name, outcome) : answerBrowser(name, form, values, outcome);
  });
}

/** A form needs no script to be sent by another site, so who sends one has to say where it comes from. */
function isFromHere({ headers }: Request): boolean {
  return saysOrigin(headers) && isSameOrigin(headers, getRuntime().config.siteUrl);
}

function readValues(text: string, isJson: boolean): FormValues | undefined {
  if (!isJson) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === 'string'));
  } catch {
    return undefined;
  }
}

function answerScript(name: string, outcome: FormOutcome): Response {
  if (outcome.state === 'refused') return outcome.response;
  if (outcome.state === 'invalid') {
    const errors = outcome.errors.map(({ field, message }) => ({ pointer: field && `/${field}`, detail: message }));
    return respondProblem({ ...badFieldsProblem(errors), detail: errors.map(({ detail }) => detail).join('; ') });
  }
  const response = Response.json({ to: outcome.to });
  addCookies(response, name, outcome);
  return response;
}

function answerBrowser(name: string, form: AccountForm, values: FormValues, outcome: FormOutcome): Response {
  if (outcome.state === 'done') {
    const response = redirectTo(outcome.to);
    addCookies(response, name, outcome);
    return response;
  }
  const errors = outcome.state === 'invalid' ? outcome.errors : [{ field: '', message: tell(outcome.response) }];
  const kept = Object.fromEntries(form.keep.map((field) => [field, values[field] ?? '']));
  const page = form.pageOf(values);
  return withCookies(redirectTo(page), [flashCookie({ form: name, errors, values: kept }, page)]);
}

function tell(response: Response): string {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  if (response.status !== 429) return 'That did not work. Trying again may help';
  return `That was too often: try again in ${seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`}`;
}

/** 303: the next page is fetched, not sent to once more. */
const redirectTo = (path: string) => new Response(null, { status: 303, headers: { Location: path } });

function addCookies(
  response: Response,
  form: string,
  { to, notice, cookies = [] }: Extract<FormOutcome, { state: 'done' }>,
) {
  const flash: Flash | undefined = notice === undefined ? undefined : { form, notice };
  withCookies(response, flash ? [...cookies, flashCookie(flash, to)] : cookies);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
