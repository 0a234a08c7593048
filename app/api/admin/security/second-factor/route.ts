import { turnOffSecondFactor } from '#lib/accounts/second-factor/change.ts';
import { beginSecondFactor, passwordInput } from '#lib/accounts/second-factor/enrol.ts';
import { refuseSecondFactor, respondOwnFactor } from '#lib/accounts/second-factor/respond.ts';
import { respondChange } from '#lib/http/respond-admin.ts';

/** What an app needs to make codes; nothing is asked for at sign-in before `confirm` has seen one of them. */
export const POST = (request: Request) =>
  respondOwnFactor(request, passwordInput, async (actor, { password }) => {
    const begun = await beginSecondFactor(actor, request.headers, password);
    return begun.state === 'begun' ? respondChange(begun.enrolment, undefined) : refuseSecondFactor(begun.state);
  });

export const DELETE = (request: Request) =>
  respondOwnFactor(request, passwordInput, async (actor, { password }) => {
    const { state } = await turnOffSecondFactor(actor, request.headers, password);
    return state === 'off' ? respondChange({ secondFactor: 'off' }, undefined) : refuseSecondFactor(state);
  });
