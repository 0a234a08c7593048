import { respondAccount } from '#lib/accounts/respond-account.ts';
import { toShopper } from '#lib/accounts/viewer.ts';
import { findAddress } from '#lib/addresses/read.ts';
import { NO_ADDRESS, respondSaved } from '#lib/addresses/respond-address.ts';
import { addressPatch, mergeAddress } from '#lib/addresses/schema.ts';
import { removeAddress, updateAddress } from '#lib/addresses/write.ts';
import { isId } from '#lib/catalog/ids.ts';
import { badFieldsProblem, badIdProblem, respondProblem, toPointer } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondShopper } from '#lib/http/respond-personal.ts';

type Context = RouteContext<'/api/account/addresses/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondShopper(
    request,
    async (shopper) => (await findAddress(shopper, (await params).id)) ?? respondProblem(NO_ADDRESS),
  );

export const PATCH = (request: Request, { params }: Context) =>
  respondAccount(request, async (session) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, addressPatch);
    if (!body.ok) return respondProblem(body.problem);
    const shopper = toShopper(session);
    const present = await findAddress(shopper, id);
    if (!present) return respondProblem(NO_ADDRESS);
    const merged = mergeAddress(present, body.value);
    if (merged.success) return respondSaved(await updateAddress(shopper, id, merged.data));
    const errors = merged.error.issues.map(({ path, message }) => ({ pointer: toPointer(path), detail: message }));
    return respondProblem(badFieldsProblem(errors));
  });

export const DELETE = (request: Request, { params }: Context) =>
  respondAccount(request, async (session) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const { state } = await removeAddress(toShopper(session), id);
    return state === 'removed' ? new Response(null, { status: 204 }) : respondProblem(NO_ADDRESS);
  });
