import { getProfile, profilePatch, updateProfile } from '#lib/accounts/profile.ts';
import { respondAccount } from '#lib/accounts/respond-account.ts';
import { toShopper } from '#lib/accounts/viewer.ts';
import { respondProblem, unauthenticatedProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import { respondShopper } from '#lib/http/respond-personal.ts';

export const GET = (request: Request) =>
  respondShopper(request, async (shopper) => (await getProfile(shopper)) ?? respondProblem(unauthenticatedProblem));

export const PATCH = (request: Request) =>
  respondAccount(request, async (session) => {
    const body = await readJson(request, profilePatch);
    if (!body.ok) return respondProblem(body.problem);
    const { changeId } = await updateProfile(toShopper(session), body.value);
    const profile = await getProfile(session);
    return profile ? respondChange(profile, changeId) : respondProblem(unauthenticatedProblem);
  });
