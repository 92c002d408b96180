import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { changeOf, editOf, lacking } from './change';

const order = {
  point_of_sale_id: 1,
  lines: [
    { product_id: 7, code: 'HOA', name: 'Hoa', quantity: 2, price: 1000, discount: 0, note: null },
    { product_id: null, code: 'CU', name: 'Cũ', quantity: 1, price: 500, discount: 0, note: 'gói' },
  ],
  discount: 0,
  fees: 300,
  fee_items: [{ name: 'Phí ship', amount: 300 }],
  delivery: { receiver: 'Lan' },
  note: 'sáng',
} as unknown as Schemas['OrderDetails'];

describe('a change of an order', () => {
  it('is nothing where nothing was changed', () => {
    expect(changeOf(editOf(order, 'Phí'), editOf(order, 'Phí'))).toBeUndefined();
  });

  it('names what was changed and all lines where one was', () => {
    const before = editOf(order, 'Phí');
    const lines = before.lines.map((line, at) => (at === 0 ? { ...line, quantity: 5 } : line));
    expect(changeOf(before, { ...before, lines })).toEqual({
      lines: [
        { product_id: 7, quantity: 5, price: 1000, discount: 0, note: undefined },
        { code: 'CU', quantity: 1, price: 500, discount: 0, note: 'gói' },
      ],
    });
  });

  it('empties what was taken away', () => {
    const before = editOf(order, 'Phí');
    expect(changeOf(before, { ...before, delivery: undefined, note: ' ', fees: [] })).toEqual({
      delivery: null,
      note: null,
      fees: [],
    });
  });

  it('calls fees that nobody named by what they are', () => {
    expect(editOf({ ...order, fee_items: null }, 'Thu khác').fees).toEqual([
      { name: 'Thu khác', amount: 300 },
    ]);
  });

  it('needs a line, names for fees, and a discount that leaves something', () => {
    const before = editOf(order, 'Phí');
    expect(lacking(before)).toEqual([]);
    expect(lacking({ ...before, lines: [], fees: [{ name: ' ', amount: 1 }] })).toEqual(['lines', 'feeName']);
    expect(lacking({ ...before, discount: 2501 })).toEqual(['discount']);
  });
});
