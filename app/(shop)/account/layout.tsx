import type { ReactNode } from 'react';
import { AccountNav } from './_parts/account-nav.tsx';
import { SignOutForm } from './_parts/sign-out-form.tsx';

/** What all pages of an account have around them. Who is signed in each page finds out itself. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="page-width grid gap-x-16 gap-y-8 pt-6 pb-32 lg:grid-cols-[14rem_minmax(0,1fr)] lg:pt-12">
      <div className="min-w-0 lg:sticky lg:top-28 lg:self-start">
        <AccountNav />
        <div className="mt-4 hidden border-line border-t pt-4 pl-4 lg:block">
          <SignOutForm />
        </div>
      </div>
      <div className="min-w-0">{children}</div>
      <div className="border-line border-t pt-4 lg:hidden">
        <SignOutForm />
      </div>
    </div>
  );
}
