'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { AdminProblem, type AskOptions, askAdmin } from '../../_ui/ask-admin.ts';

export type TeamWrite = AskOptions & { path: string; said: string };

/** Writes of the team's page: what was done or refused goes by as a message, and the page shows what there is now. */
export function useTeamWrite() {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);

  /** @returns the problem where it was refused */
  async function write({ path, said, ...options }: TeamWrite): Promise<AdminProblem | undefined> {
    setBusy(true);
    try {
      await askAdmin(path, options);
      toast.success(said);
      return undefined;
    } catch (error) {
      if (!(error instanceof AdminProblem)) throw error;
      if (error.errors.length === 0) toast.error(error.message);
      return error;
    } finally {
      setBusy(false);
      // After a refusal too: what is shown may be what somebody else has changed meanwhile.
      router.refresh();
    }
  }
  return { write, isBusy };
}
