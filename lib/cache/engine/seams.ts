import { createTagTable } from './coherence/tag-table.ts';
import { createFlights } from './local/flights.ts';
import { createStripes } from './local/stripes.ts';

/**
 * Where a test can put in a part that lacks a guard, to see that it is missed. What guards the shared store is replaced
 * with the store itself.
 */
export type Seams = {
  createStripes: typeof createStripes;
  createFlights: typeof createFlights;
  createTagTable: typeof createTagTable;
};

export const withoutSeams: Seams = { createStripes, createFlights, createTagTable };
