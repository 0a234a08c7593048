import { readConfig } from '#lib/config.ts';

/** Canonical origin, without a trailing slash. */
export const { siteUrl } = readConfig();
