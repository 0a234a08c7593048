import { openFleet } from '../consistency/fleet/open-fleet.ts';
import type { Lifecycle } from '../run/lifecycle.ts';
import type { Progress } from '../run/progress.ts';
import { TEST_ADMIN } from './test-admin.ts';

/** Where the tests find what was opened. */
export type EdgeVariables = { STRATA_EDGE_URLS: string; STRATA_EDGE_CONTROL: string };

const PRODUCTS = 120;

/**
 * Opens a shop of two processes behind an edge of two locations, on a database and cache of its own.
 * @param ports of the first location and of the purge API; any free ones unless stated
 */
export async function openTestEdge(
  life: Lifecycle,
  progress: Progress,
  dataDir: string,
  ports: { port?: number; apiPort?: number } = {},
): Promise<EdgeVariables> {
  const { edge } = await openFleet(life, progress, {
    dataDir,
    products: PRODUCTS,
    processes: 2,
    edge: { plan: 'enterprise', locations: 2, ...ports },
    admin: TEST_ADMIN,
  });
  if (!edge) throw new Error('there is no edge');
  return { STRATA_EDGE_URLS: edge.urls.join(), STRATA_EDGE_CONTROL: edge.api.base.replace(/\/client\/v4$/, '/edge') };
}
