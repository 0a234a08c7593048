import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from '@playwright/test';
import type { StaffRole } from '#lib/team/types.ts';
import { connect } from './people.ts';

type Playwright = Pick<PlaywrightWorkerArgs['playwright'], 'request'>;

export const STAFF_PASSWORD = 'correct horse battery';

export type StaffMember = { api: APIRequestContext; id: string; email: string };

/** Somebody who was invited by `owner`, has opened an account and said yes: with this role, and signed in. */
export async function hire(
  playwright: Playwright,
  baseURL: string,
  owner: APIRequestContext,
  role: StaffRole,
): Promise<StaffMember> {
  const email = `${role}-${randomUUID()}@strata.test`;
  const invited = await owner.post('/api/admin/team/invitations', { data: { email, role } });
  expect(invited.status(), await invited.text()).toBe(201);
  const token = await readInvitation(owner, email);
  const api = await connect(playwright, baseURL);
  const signUp = { email, name: `The ${role}`, password: STAFF_PASSWORD };
  const { user } = await (await api.post('/api/auth/sign-up/email', { data: signUp })).json();
  expect((await api.post('/api/account/forms/join', { data: { token } })).status()).toBe(200);
  return { api, id: user.id, email };
}

/** The token in the mail that asks somebody to work for the shop, which only owners can read. */
export async function readInvitation(owner: APIRequestContext, email: string): Promise<string> {
  const { items } = await (await owner.get(`/api/admin/mail?q=${encodeURIComponent(email)}`)).json();
  const { content } = await (await owner.get(`/api/admin/mail/${items[0].id}`)).json();
  return /\/join\?token=([\w-]+)/.exec(content.text)?.[1] as string;
}
