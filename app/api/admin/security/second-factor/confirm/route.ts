import { confirmInput, confirmSecondFactor } from '#lib/accounts/second-factor/enrol.ts';
import { refuseSecondFactor, respondOwnFactor } from '#lib/accounts/second-factor/respond.ts';
import { respondChange } from '#lib/http/respond-admin.ts';

export const POST = (request: Request) =>
  respondOwnFactor(request, confirmInput, async (actor, { code }) => {
    const confirmed = await confirmSecondFactor(actor, request.headers, code);
    if (confirmed.state !== 'on') return refuseSecondFactor(confirmed.state);
    const response = respondChange({ secondFactor: 'on' }, undefined);
    for (const cookie of confirmed.cookies) response.headers.append('Set-Cookie', cookie);
    return response;
  });
