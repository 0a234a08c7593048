import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Link } from '#app/_ui/link.tsx';
import { getSecondFactor, isSecondFactorRequired } from '#lib/accounts/second-factor/read.ts';
import { findSession } from '#lib/accounts/session.ts';
import { listSessions } from '#lib/accounts/sessions.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { buttonLook } from '../_ui/button-look.ts';
import { Card } from '../_ui/card.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { SecondFactorCard } from './_parts/second-factor-card.tsx';
import { SessionsCard } from './_parts/sessions-card.tsx';

export const metadata: Metadata = { title: 'Your sign-in' };

export default function SecurityPage() {
  return openAdminPage(
    'viewer',
    async (actor) => {
      const session = await findSession(await headers());
      const [secondFactor, isRequired, sessions] = await Promise.all([
        getSecondFactor(actor.userId),
        isSecondFactorRequired(),
        session ? listSessions(session) : [],
      ]);
      return (
        <>
          <PageHeader title="Your sign-in" text={`You are ${actor.email}, with the role ${actor.role}.`} />
          <div className="grid max-w-3xl gap-5">
            <SecondFactorCard secondFactor={secondFactor} isRequired={isRequired} />
            <SessionsCard sessions={sessions} />
            <Card title="Password" text="With a new one, every other browser is signed out.">
              <Link href="/account/security#password" className={buttonLook()}>
                Change the password
              </Link>
            </Card>
          </div>
        </>
      );
    },
    { withoutSecondFactor: true },
  );
}
