'use client';

import { useState } from 'react';
import { AdminProblem, type AskOptions, askAdmin } from '../../_ui/ask-admin.ts';

/**
 * Writes to somebody's own sign-in, with what was refused next to the field that it is about.
 * @returns of `send` undefined where it was refused
 */
export function useOwnSignIn() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function send<Answer>(path: string, options: AskOptions): Promise<Answer | undefined> {
    setBusy(true);
    setError(undefined);
    try {
      return await askAdmin<Answer>(path, options);
    } catch (problem) {
      setError(problem instanceof AdminProblem ? say(problem) : 'That did not work. Trying again may help.');
      return undefined;
    } finally {
      setBusy(false);
    }
  }
  return { send, isBusy, error, forget: () => setError(undefined) };
}

/** What is wrong with the one field that these forms have: “This is not your password.” */
function say({ errors, message }: AdminProblem): string {
  const detail = errors[0]?.detail;
  return detail === undefined ? message : `This ${detail}.`;
}
