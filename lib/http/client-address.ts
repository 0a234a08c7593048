/** Header in which the page layer tells routes who asks. What a client sends under this name is overwritten. */
export const CLIENT_ADDRESS = 'x-strata-client';
