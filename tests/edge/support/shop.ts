import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, test as base, expect } from '@playwright/test';
import type { ProductSheet } from '#scripts/consistency/load/catalogue.ts';
import type { Fault } from '#scripts/edge/faults.ts';
import type { PurgeRequest } from '#scripts/edge/purge-log.ts';
import { signInAdmin } from '#tests/http/support/people.ts';

export const LOCATIONS = (process.env.STRATA_EDGE_URLS ?? '').split(',');
const CONTROL = process.env.STRATA_EDGE_CONTROL ?? '';

/** A product as the admin API answers it, with the change that made it so. */
export type Saved = Required<ProductSheet> & { changeId: string };

type Receipt = { complete: boolean; layers: { name: string; state: string; ms: number | null }[] };

/** Writes as the administrator, through the edge like everybody. */
export type Editor = {
  find(id: string): Promise<Saved>;
  create(changed?: object): Promise<Saved>;
  save(id: string, patch: object): Promise<Saved>;
  /** With another price for every variant, by this factor. */
  reprice(product: Saved, factor: number): Promise<Saved>;
  remove(id: string): Promise<void>;
  receipt(changeId: string): Promise<Receipt>;
  /** Resolves when the change has come through every layer, its second purge included. */
  settled(changeId: string): Promise<Receipt>;
};

/** The purge API misbehaves until the test has ended. */
export type EdgeControl = { fail(faults: Fault | Fault[]): Promise<void>; log(): Promise<PurgeRequest[]> };

export const test = base.extend<{ editor: Editor; edge: EdgeControl }>({
  editor: async ({ playwright, baseURL }, use) => {
    const request = await signInAdmin(playwright, baseURL as string);
    await use(createEditor(request));
    await request.dispose();
  },
  edge: async ({ request }, use) => {
    await request.delete(`${CONTROL}/log`);
    await use({
      fail: async (faults) => void (await request.post(`${CONTROL}/faults`, { data: faults })),
      log: async () => (await request.get(`${CONTROL}/log`)).json(),
    });
    await request.delete(`${CONTROL}/faults`);
  },
});

function createEditor(request: APIRequestContext): Editor {
  const path = (id = '') => `/api/admin/products${id && `/${id}`}`;
  const read = async <Body>(response: APIResponse): Promise<Body> => {
    expect(response.ok(), `${response.url()} ${await response.text()}`).toBe(true);
    return response.json();
  };
  const save: Editor['save'] = async (id, data) => read(await request.patch(path(id), { data }));
  const receipt: Editor['receipt'] = async (changeId) => read(await request.get(`/api/admin/changes/${changeId}`));
  return {
    find: async (id) => read(await request.get(path(id))),
    save,
    receipt,
    async create(changed) {
      const mark = randomUUID().slice(0, 8);
      const variants = [{ sku: `EDGE-${mark.toUpperCase()}`, price: 4_900, available: 9 }];
      const whole = { name: `Edge lamp ${mark}`, brand: 'Norrvik', status: 'published', variants, ...changed };
      return read(await request.post(path(), { data: whole }));
    },
    async reprice({ id, variants }, factor) {
      const changed = variants.map(({ available: _, ...variant }) => ({
        ...variant,
        price: Math.round(variant.price * factor) + 1,
        compareAtPrice: null,
      }));
      return save(id, { variants: changed });
    },
    remove: async (id) => void (await read(await request.delete(path(id)))),
    async settled(changeId) {
      await expect.poll(async () => (await receipt(changeId)).complete, { timeout: 20_000 }).toBe(true);
      return receipt(changeId);
    },
  };
}

export type Look = { status: number; cache: string | undefined; body: string; headers: Record<string, string> };

/** What a stranger gets at one location of the edge. @param location the first is 1 */
export async function lookAt(request: APIRequestContext, path: string, location = 1): Promise<Look> {
  const response = await request.get(`${LOCATIONS[location - 1]}${path}`);
  const headers = response.headers();
  return { status: response.status(), cache: headers['cf-cache-status'], body: await response.text(), headers };
}

/** Asks until the edge has a copy, so that there is something to purge. */
export async function warm(request: APIRequestContext, path: string, location = 1): Promise<Look> {
  await expect.poll(async () => (await lookAt(request, path, location)).cache, { timeout: 15_000 }).toBe('HIT');
  return lookAt(request, path, location);
}

export async function priceIn(request: APIRequestContext, id: string, location = 1): Promise<number> {
  return JSON.parse((await lookAt(request, `/api/products/${id}`, location)).body).price;
}
