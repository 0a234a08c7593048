import { redrawBackupCodes } from '#lib/accounts/second-factor/change.ts';
import { passwordInput } from '#lib/accounts/second-factor/enrol.ts';
import { refuseSecondFactor, respondOwnFactor } from '#lib/accounts/second-factor/respond.ts';
import { respondChange } from '#lib/http/respond-admin.ts';

/** Other backup codes; those before work no more. */
export const POST = (request: Request) =>
  respondOwnFactor(request, passwordInput, async (actor, { password }) => {
    const drawn = await redrawBackupCodes(actor, request.headers, password);
    if (drawn.state !== 'drawn') return refuseSecondFactor(drawn.state);
    return respondChange({ backupCodes: drawn.backupCodes }, undefined);
  });
