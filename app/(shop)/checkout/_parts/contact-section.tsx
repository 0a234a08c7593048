import { Link } from '#app/_ui/link.tsx';
import { TextField } from '#app/_ui/primitives/field.tsx';
import { Section } from './section.tsx';

export type ContactSectionProps = {
  email: string;
  isSignedIn: boolean;
  error: string | undefined;
  onChange: (email: string) => void;
  onBlur: () => void;
};

export function ContactSection({ email, isSignedIn, error, onChange, onBlur }: ContactSectionProps) {
  const signIn = (
    <>
      Have an account?{' '}
      <Link href="/sign-in?next=/checkout" className="font-semibold underline underline-offset-4">
        Sign in
      </Link>
    </>
  );
  return (
    <Section id="contact" title="Contact" aside={!isSignedIn && signIn}>
      <TextField
        id="email"
        label="E-mail address"
        hint="For the confirmation, and for news of the delivery."
        error={error}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        value={email}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
    </Section>
  );
}
