/** What a client says with a request: it has seen the change of this id, and wants nothing older. */
export const CHANGE_HEADER = 'strata-change';
export const CHANGE_COOKIE = 'strata-change';
