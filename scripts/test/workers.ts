/** How many files of the integration tests run at once: they wait more than they compute. */
export const WORKERS = 2;
