import type { FieldProblem } from '#lib/accounts/forms/form.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement;

/** What the browser can tell by itself to be wrong with a control, in the shop's words where there are some. */
export function checkControl(control: Control): string | undefined {
  const { validity, dataset, validationMessage } = control;
  if (validity.valid) return undefined;
  if (validity.valueMissing) return dataset.missing ?? validationMessage;
  return dataset.wrong ?? validationMessage;
}

/** The same of every control of a form, in their order. */
export function checkControls(form: HTMLFormElement): FieldProblem[] {
  return [...form.elements].filter(isControl).flatMap((control) => {
    const message = control.name === '' ? undefined : checkControl(control);
    return message === undefined ? [] : [{ field: control.name, message }];
  });
}
