import { respondAccount } from '#lib/accounts/respond-account.ts';
import { toShopper } from '#lib/accounts/viewer.ts';
import { listAddresses } from '#lib/addresses/read.ts';
import { respondSaved } from '#lib/addresses/respond-address.ts';
import { savedAddressSchema } from '#lib/addresses/schema.ts';
import { addAddress } from '#lib/addresses/write.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondShopper } from '#lib/http/respond-personal.ts';

export const GET = (request: Request) =>
  respondShopper(request, async (shopper) => {
    const items = await listAddresses(shopper);
    return { items, page: 1, pageSize: items.length, total: items.length };
  });

export const POST = (request: Request) =>
  respondAccount(request, async (session) => {
    const body = await readJson(request, savedAddressSchema);
    if (!body.ok) return respondProblem(body.problem);
    return respondSaved(await addAddress(toShopper(session), body.value), 201);
  });
