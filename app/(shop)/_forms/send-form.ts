import type { FieldProblem } from '#lib/accounts/forms/form.ts';

export type Sent = { state: 'done'; to: string } | { state: 'refused'; errors: FieldProblem[] };

const FAILED = 'We could not be reached. Trying again in a moment may help';

/** Sends a form of the account pages without leaving the page. Never rejects. */
export async function sendForm(form: HTMLFormElement): Promise<Sent> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    const answer = (await response.json()) as Answer;
    if (response.ok && 'to' in answer) return { state: 'done', to: answer.to };
    return { state: 'refused', errors: toErrors(answer as Problem) };
  } catch {
    return { state: 'refused', errors: [{ field: '', message: FAILED }] };
  }
}

type Problem = { detail?: string; errors?: { pointer: string; detail: string }[] };
type Answer = { to: string } | Problem;

function toErrors({ detail, errors }: Problem): FieldProblem[] {
  if (!errors?.length) return [{ field: '', message: detail ?? FAILED }];
  return errors.map(({ pointer, detail: message }) => ({ field: pointer.slice(1), message }));
}
