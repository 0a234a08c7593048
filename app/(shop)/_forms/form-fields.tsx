'use client';

import { type ComponentProps, useState } from 'react';
import { TextField } from '#app/_ui/primitives/field.tsx';
import { useField } from './form-context.ts';

type FieldProps = { name: string; missing?: string; wrong?: string } & Omit<
  ComponentProps<typeof TextField>,
  'id' | 'name' | 'error'
>;

/** A text of an account form, with what the form knows of it. `missing` and `wrong` are said before anything is sent. */
export function FormField({ name, missing, wrong, defaultValue, ...rest }: FieldProps) {
  const { id, error, value } = useField(name);
  return (
    <TextField
      {...rest}
      id={id}
      name={name}
      error={error}
      defaultValue={value ?? defaultValue}
      data-missing={missing}
      data-wrong={wrong}
    />
  );
}

export function EmailField(props: Partial<FieldProps>) {
  return (
    <FormField
      name="email"
      label="E-mail address"
      type="email"
      autoComplete="email"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      missing="Enter your e-mail address"
      wrong="Enter an e-mail address, such as ada@example.com"
      {...props}
    />
  );
}

/** Tells password managers whose password the form is about; nobody sees or reaches it. */
export function OwnAddress({ email }: { email: string }) {
  return <input type="email" autoComplete="username" value={email} readOnly hidden />;
}

type PasswordProps = { name?: string; label?: string; className?: string };

/** The password that somebody has; can be shown while it is typed. */
export function GivenPassword({ name = 'password', label = 'Password', className }: PasswordProps) {
  return (
    <PasswordField
      name={name}
      label={label}
      className={className}
      autoComplete="current-password"
      maxLength={128}
      missing="Enter your password"
    />
  );
}

/** A password that is being chosen. */
export function NewPassword({ name = 'password', label = 'Password', className }: PasswordProps) {
  return (
    <PasswordField
      name={name}
      label={label}
      className={className}
      hint="At least 8 characters; a few words that nobody puts together but you are best."
      autoComplete="new-password"
      minLength={8}
      maxLength={128}
      missing="Choose a password"
      wrong="Use at least 8 characters"
    />
  );
}

function PasswordField({ className, ...field }: FieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className={className}>
      <div className="relative">
        <FormField {...field} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
        <button
          type="button"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="needs-scripts absolute top-0 right-0 py-0.5 font-medium text-ink-soft text-small underline-offset-4 hover:underline"
        >
          {shown ? 'Hide' : 'Show'}
          <span className="sr-only"> {field.label}</span>
        </button>
      </div>
    </div>
  );
}
