import { expect, it } from 'vitest';
import { loadListParams, toApiQuery, toFilter, toViewQuery } from '#app/admin/products/_list/list-params.ts';

it('asks for all, changed last first, where the address says nothing', () => {
  const params = loadListParams('');
  expect(toFilter(params)).toEqual({});
  expect(toApiQuery(params)).toBe('sort=updated');
  expect(toViewQuery(params)).toBe('');
});

it('keeps of a view what an address opens again, whatever the order in which it was chosen', () => {
  const params = loadListParams('?sort=name&columns=price,status&maxPrice=2000&status=draft&q=oak+table');
  const view = toViewQuery(params);
  expect(view).toBe('q=oak+table&status=draft&maxPrice=2000&sort=name&columns=price%2Cstatus');
  expect(loadListParams(`?${view}`)).toEqual(params);
});

it('takes what it does not know for absent', () => {
  expect(toApiQuery(loadListParams('?status=lost&sort=best&minPrice=x&stock=out'))).toBe('stock=out&sort=updated');
});
