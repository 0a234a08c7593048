/** The administrator of a shop that is opened for tests. */
export const TEST_ADMIN = { email: 'admin@strata.test', password: 'only-for-tests-1' };
