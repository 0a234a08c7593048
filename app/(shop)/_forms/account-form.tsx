'use client';

import { type FocusEvent, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '#app/_ui/primitives/error-summary.tsx';
import type { FieldProblem, FormValues } from '#lib/accounts/forms/form.ts';
import { checkControl, checkControls } from './check-controls.ts';
import { FormContext, idOfField } from './form-context.ts';
import { sendForm } from './send-form.ts';
import { SubmitButton, type SubmitLook } from './submit-button.tsx';

export type AccountFormProps = {
  /** As in lib/accounts/forms/forms.ts. */
  name: string;
  /** What pressing its button does. */
  submit: string;
  look?: SubmitLook;
  /** What was wrong, and typed, where the browser sent the form itself. */
  errors?: readonly FieldProblem[] | undefined;
  values?: FormValues | undefined;
  /** Of several of the same name on one page. */
  id?: string;
  className?: string;
  children?: ReactNode;
};

/**
 * A form of the account pages. Without scripts the browser sends it, and the next page says what was wrong; with them it
 * is checked while it is filled in, and what is wrong is said here.
 */
export function AccountForm({
  name,
  submit,
  look,
  errors: given = [],
  values = {},
  id = name,
  className,
  children,
}: AccountFormProps) {
  // The summary stays as it was sent: nothing may move away from under a pointer that is about to press the button.
  const [summed, setSummed] = useState<readonly FieldProblem[]>(given);
  const [errors, setErrors] = useState<readonly FieldProblem[]>(given);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // Without scripts the browser's own bubbles do this.
    if (form.current) form.current.noValidate = true;
  }, []);
  useEffect(() => {
    if (summed.length > 0) summary.current?.focus();
  }, [summed]);

  function complain(problems: readonly FieldProblem[]) {
    setErrors(problems);
    setSummed(problems);
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const wrong = checkControls(event.currentTarget);
    if (wrong.length > 0) return complain(wrong);
    setSending(true);
    const sent = await sendForm(event.currentTarget);
    if (sent.state === 'done') return location.assign(sent.to);
    setSending(false);
    complain(sent.errors);
  }

  const setError = (name: string, message: string | undefined) => {
    const others = errors.filter(({ field }) => field !== name);
    setErrors(message === undefined ? others : [...others, { field: name, message }]);
  };

  /** Says it when a field is left for another that is wrong; what is empty is not wrong yet. */
  function check({ target, relatedTarget }: FocusEvent<HTMLFormElement>) {
    const goesOn = relatedTarget instanceof HTMLInputElement || relatedTarget instanceof HTMLSelectElement;
    if (!goesOn || !(target instanceof HTMLInputElement) || target.name === '' || target.value === '') return;
    setError(target.name, checkControl(target));
  }

  /** Takes it back as soon as it is put right. */
  function recheck({ target }: FormEvent<HTMLFormElement>) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (errors.some(({ field }) => field === target.name) && target.validity.valid) setError(target.name, undefined);
  }

  return (
    <FormContext value={{ form: id, errors, values }}>
      <form
        ref={form}
        action={`/api/account/forms/${name}`}
        method="post"
        onSubmit={send}
        onBlur={check}
        onInput={recheck}
        className={className}
      >
        {summed.length > 0 && (
          <div className="mb-6">
            <ErrorSummary ref={summary} {...summarize(id, summed)} />
          </div>
        )}
        {children}
        <SubmitButton look={look} sending={sending}>
          {submit}
        </SubmitButton>
      </form>
    </FormContext>
  );
}

function summarize(form: string, errors: readonly FieldProblem[]) {
  const whole = errors.find(({ field }) => field === '')?.message;
  const ofFields = errors.filter(({ field }) => field !== '');
  return {
    title: whole ?? 'Something is not right yet',
    errors: ofFields.map(({ field, message }) => ({ id: idOfField(form, field), message })),
  };
}
