import { describe, expect, it } from 'vitest';
import { BLANK_EDIT, type EditManyForm, readEditMany } from '#app/admin/products/_list/edit-many-form.ts';
import { bulkEditInput } from '#lib/bulk/edit/edit-input.ts';

const read = (form: Partial<EditManyForm>) => readEditMany({ ...BLANK_EDIT, ...form });

describe('an edit of many', () => {
  it.each<[Partial<EditManyForm>, object]>([
    [{ price: 'raise-percent', by: '12,5' }, { price: { percent: 12.5, roundTo: 1, ending: 0, compareAt: 'keep' } }],
    [
      { price: 'lower-percent', by: '10', rounding: 'ends-99', compareAt: 'old-price' },
      { price: { percent: -10, roundTo: 100, ending: 1, compareAt: 'old-price' } },
    ],
    [{ price: 'lower-amount', by: '1.05' }, { price: { amount: -105, roundTo: 1, ending: 0, compareAt: 'keep' } }],
    [
      { status: 'archived', addCategoryId: '7' },
      { status: 'archived', addCategoryId: '7' },
    ],
  ])('of %j is what the API takes', (form, edit) => {
    expect(read(form)).toEqual({ ok: true, edit });
    expect(bulkEditInput.safeParse({ kind: 'edit', productIds: ['1'], edit }).success).toBe(true);
  });

  it.each<[Partial<EditManyForm>, string]>([
    [{}, 'form'],
    [{ price: 'raise-percent', by: '' }, 'by'],
    [{ price: 'raise-percent', by: '0' }, 'by'],
    [{ price: 'raise-percent', by: '1.234' }, 'by'],
    [{ price: 'lower-percent', by: '99.5' }, 'by'],
    [{ price: 'raise-percent', by: '1001' }, 'by'],
    [{ price: 'raise-amount', by: '1000001' }, 'by'],
    [{ addCategoryId: '7', removeCategoryId: '7' }, 'removeCategoryId'],
  ])('of %j is refused at its field', (form, field) => {
    const result = read(form);
    expect(result.ok ? [] : Object.keys(result.errors)).toEqual([field]);
  });
});
