import { expect, it } from 'vitest';
import { productFilter } from '#lib/catalog/product-filter.ts';
import { customerListQuery } from '#lib/customers/customer-list.ts';
import { stockListQuery } from '#lib/inventory/list.ts';
import { mailListQuery } from '#lib/mail/admin.ts';
import { orderListQuery } from '#lib/orders/admin-list.ts';
import { promotionListQuery } from '#lib/promotions/list.ts';
import { synonymListQuery } from '#lib/search/synonyms/list.ts';

const LISTS = {
  productFilter,
  customerListQuery,
  stockListQuery,
  mailListQuery,
  orderListQuery,
  promotionListQuery,
  synonymListQuery,
};

it.each(Object.entries(LISTS))('%s takes words, and not what Postgres takes for none', (_name, schema) => {
  expect(schema.safeParse({ q: ' mug ' }).data).toMatchObject({ q: 'mug' });
  expect(schema.safeParse({ q: 'mug\0' }).error?.issues[0]?.message).toBe('must be text');
  expect(schema.safeParse({ q: 'x'.repeat(121) }).success).toBe(false);
});
