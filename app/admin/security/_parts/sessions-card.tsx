'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Moment } from '#app/_ui/moment.tsx';
import type { SessionInfo } from '#lib/accounts/sessions.ts';
import { askAdmin } from '../../_ui/ask-admin.ts';
import { Button } from '../../_ui/button.tsx';
import { Card } from '../../_ui/card.tsx';
import { Status } from '../../_ui/status.tsx';

/** Everywhere that somebody is signed in, and how to end it. */
export function SessionsCard({ sessions }: { sessions: readonly SessionInfo[] }) {
  const router = useRouter();
  /** Id of the session that is being ended, or `others`. */
  const [ending, setEnding] = useState<string>();

  async function end(what: string, path: string, said: string) {
    setEnding(what);
    try {
      await askAdmin(path, { method: 'DELETE' });
      toast(said);
      router.refresh();
    } catch (error) {
      toast.error((error as Error).message);
    } finally {
      setEnding(undefined);
    }
  }

  return (
    <Card
      title="Where you are signed in"
      text="Each lasts seven days from when you signed in, and ends everywhere at once when you end it here."
      actions={
        sessions.length > 1 && (
          <Button
            size="small"
            isBusy={ending === 'others'}
            onClick={() => end('others', '/api/account/sessions', 'Every other browser is signed out.')}
          >
            Sign out everywhere else
          </Button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {sessions.map(({ id, device, address, createdAt, current }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2.5 font-medium text-small">
                {device} {current && <Status tone="good">This one</Status>}
              </p>
              <p className="wrap-anywhere text-ink-soft text-micro">
                Since <Moment at={createdAt} precise />
                {address && `, from ${address}`}
              </p>
            </div>
            {!current && (
              <Button
                size="small"
                isBusy={ending === id}
                aria-label={`Sign out ${device}`}
                onClick={() => end(id, `/api/account/sessions/${id}`, 'That browser is signed out.')}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
