import type { FieldError } from '#app/_ui/primitives/error-summary.tsx';
import type { ReviewInput } from '#lib/reviews/input.ts';

export type ReviewErrors = Partial<Record<keyof ReviewInput, string>>;

const MISSING: Record<keyof ReviewInput, string> = {
  rating: 'Choose one to five stars',
  title: 'Say it in a few words',
  body: 'Write a sentence or two',
  author: 'Give a name to show',
};
const FIELDS = Object.keys(MISSING) as (keyof ReviewInput)[];

/** What was typed, and what of it is missing; the rules are the server's. */
export function readReviewForm(form: FormData): { value: ReviewInput; errors: ReviewErrors } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const value = {
    rating: Number(form.get('rating')),
    title: text('title'),
    body: text('body'),
    author: text('author'),
  };
  return { value, errors: pick((field) => (value[field] ? undefined : MISSING[field])) };
}

/** The errors of a problem (RFC 6901 pointers into the request), by field. */
export const toReviewErrors = (errors: readonly { pointer: string; detail: string }[]): ReviewErrors =>
  pick((field) => {
    const error = errors.find(({ pointer }) => pointer === `/${field}`);
    return error && `This ${error.detail}`;
  });

/** In the order of the form, each with the id of its control. */
export const listReviewErrors = (errors: ReviewErrors): FieldError[] =>
  FIELDS.flatMap((field) => {
    const message = errors[field];
    return message ? [{ id: `review-${field}`, message }] : [];
  });

function pick(messageOf: (field: keyof ReviewInput) => string | undefined): ReviewErrors {
  const found: ReviewErrors = {};
  for (const field of FIELDS) {
    const message = messageOf(field);
    if (message !== undefined) found[field] = message;
  }
  return found;
}
