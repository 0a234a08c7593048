import { expect, it } from 'vitest';
import { addPasted, addScan, readPasted, readUnits } from '#app/admin/inventory/_count/count-model.ts';

const mug = { sku: 'MUG-1', counted: '2' };
const cup = { sku: 'CUP', counted: '9' };

it('counts on what is on the sheet already, however it is written, and shows it first', () => {
  expect(addScan([cup, mug], ' mug-1 ', 1)).toEqual([{ sku: 'MUG-1', counted: '3' }, cup]);
  expect(addScan([cup], 'mug-1', 4)).toEqual([{ sku: 'MUG-1', counted: '4' }, cup]);
});

it('begins anew where what stands there is no number', () => {
  expect(addScan([{ sku: 'MUG-1', counted: 'x' }], 'MUG-1', 1)).toEqual([{ sku: 'MUG-1', counted: '1' }]);
});

it('puts nothing on the sheet for nothing', () => {
  expect(addScan([mug], '  ', 1)).toEqual([mug]);
});

it.each(['mug-1\t5\ncup\t7\n', 'MUG-1;5\r\nCUP;7', 'MUG-1,5\n\nCUP,7', 'mug-1 5\ncup   7'])(
  'reads a table as it is copied: %j',
  (text) => {
    expect(readPasted(text)).toEqual([
      { sku: 'MUG-1', counted: '5' },
      { sku: 'CUP', counted: '7' },
    ]);
  },
);

it('takes a list of SKUs for one unit each', () => {
  expect(addPasted([cup], readPasted('MUG-1\nMUG-1\ncup'))).toEqual([
    { sku: 'CUP', counted: '10' },
    { sku: 'MUG-1', counted: '2' },
  ]);
});

it('replaces a number by a pasted one', () => {
  expect(addPasted([cup, mug], readPasted('mug-1 5'))).toEqual([{ sku: 'MUG-1', counted: '5' }, cup]);
});

it.each([
  ['0', 0],
  [' 12 ', 12],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['9999999999', undefined],
])('reads %j as %s', (text, units) => {
  expect(readUnits(text)).toBe(units);
});
