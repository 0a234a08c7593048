import type { Ref } from 'react';

export type FieldError = {
  /** Of the control that it is about. */
  id: string;
  message: string;
};
export type ErrorSummaryProps = { title: string; errors: readonly FieldError[]; ref?: Ref<HTMLDivElement> };

/** All that is wrong with a form, each with a way to its field. Whoever shows it moves the focus here. */
export function ErrorSummary({ title, errors, ref }: ErrorSummaryProps) {
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="rounded-3xl border-2 border-bad bg-bad-soft px-5 py-4 outline-offset-4 sm:px-6"
    >
      <h2 className="font-semibold text-body">{title}</h2>
      {errors.length > 0 && (
        <ul className="mt-2 space-y-1 text-small">
          {errors.map(({ id, message }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-block py-0.5 underline underline-offset-4">
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
