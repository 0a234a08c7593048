import { Moment } from '#app/_ui/moment.tsx';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import type { SessionInfo } from '#lib/accounts/sessions.ts';

export type SessionRowProps = { session: SessionInfo };

/** One place where somebody is signed in. */
export function SessionRow({ session }: SessionRowProps) {
  const { id, device, address, createdAt, current } = session;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
      <div className="min-w-0">
        <p className="font-medium">
          {device}
          {current && (
            <span className="ml-2.5 rounded-full bg-good-soft px-2.5 py-0.5 font-medium text-good text-micro">
              This one
            </span>
          )}
        </p>
        <p className="break-words text-ink-soft text-micro">
          Since <Moment at={createdAt} precise />
          {address && `, from ${address}`}
        </p>
      </div>
      {!current && (
        <AccountForm id={`end-${id}`} name="end-session" submit={`Sign out ${device}`} look="quiet">
          <input type="hidden" name="id" value={id} />
        </AccountForm>
      )}
    </div>
  );
}
