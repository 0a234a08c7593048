/** Work on many products waits for the other such work: it must not take all that a process has for jobs. */
export const BULK_QUEUE = 'bulk';
