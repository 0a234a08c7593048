/** Cookie that says to the pages' scripts that somebody has signed in with this browser; see signed-in-hint.ts. */
export const SIGNED_IN_HINT = 'strata_signed_in';
