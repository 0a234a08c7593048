import type { BetterAuthOptions } from 'better-auth';
import { tags } from '#lib/cdn/tags.ts';
import { announceTags } from '#lib/changes/announce.ts';
import { announceSessionEnds } from '#lib/changes/announce-sessions.ts';
import type { Logger } from '#lib/log.ts';
import { linkGuestOrders } from './link-orders.ts';
import { logAccount } from './log-auth.ts';

/**
 * What follows from what better-auth writes, after its commit. What is not announced here, since the process dies, the relay
 * announces: triggers have put a row into the outbox.
 */
export function createAuthHooks(log: Logger) {
  return {
    session: {
      create: {
        async after({ userId }) {
          logAccount(log, 'session began', userId);
          await linkGuestOrders(userId);
        },
      },
      delete: {
        async after({ token, userId }) {
          logAccount(log, 'session ended', userId);
          await announceSessionEnds([token]);
        },
      },
    },
    user: {
      create: {
        async after({ id }) {
          logAccount(log, 'signed up', id);
        },
      },
      update: {
        // An address is only ever replaced by one that has just been shown to be theirs.
        before: async (user) => (user.email === undefined ? undefined : { data: { ...user, emailVerified: true } }),
        async after(user) {
          await announceTags([tags.profile(user.id)]);
          await linkGuestOrders(user.id);
        },
      },
    },
  } satisfies BetterAuthOptions['databaseHooks'];
}
