import { enterCode, removeCode } from '#lib/cart/codes.ts';
import { codeInput } from '#lib/cart/input.ts';
import { respondCartWrite } from '#lib/cart/respond-cart.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';

export const POST = (request: Request) =>
  respondCartWrite(
    request,
    async (shopper) => {
      const body = await readJson(request, codeInput);
      return body.ok ? enterCode(shopper, body.value.code) : respondProblem(body.problem);
    },
    'promotion-code',
  );

/** `?code=` takes one out; without it all of them go. */
export const DELETE = (request: Request) =>
  respondCartWrite(request, (shopper) =>
    removeCode(shopper, new URL(request.url).searchParams.get('code') ?? undefined),
  );
