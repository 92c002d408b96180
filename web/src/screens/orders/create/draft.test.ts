import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  emptyDelivery,
  emptyDraft,
  isPhone,
  lineTotal,
  missing,
  newKey,
  totals,
  withProduct,
} from './draft';
import type { Draft, DraftLine } from './draft';

const coffee = { id: 1, code: 'CF01', full_name: 'Cà phê', base_price: 45_000, unit: null };
const line: DraftLine = { key: 'line', product: coffee, quantity: 2, discount: 5_000, note: '' };
const draft: Draft = { ...emptyDraft, place: 1, lines: [line] };

describe('what an order comes to', () => {
  test('each piece is cheaper by its discount, the whole by the order’s, and fees come on top', () => {
    const order = { ...draft, discount: 10_000, fees: [{ name: 'Phí ship', amount: 30_000 }] };
    expect(totals(order)).toEqual({ goods: 80_000, fees: 30_000, total: 100_000 });
  });

  test('a price that was typed goes before the common one, also when it is nothing', () => {
    expect(lineTotal({ ...line, price: 50_000 })).toBe(90_000);
    expect(lineTotal({ ...line, price: 0, discount: 0 })).toBe(0);
  });

  test('part of a kilogram leaves no splinters of a đồng', () => {
    expect(lineTotal({ ...line, quantity: 0.1, price: 3, discount: 0 })).toBe(0.3);
  });
});

test('a product that is chosen again is one more on its line', () => {
  const lines = withProduct(withProduct([], coffee), coffee);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.quantity).toBe(2);
});

describe('what is missing', () => {
  test('nothing, when there are goods and a place', () => {
    expect(missing(draft)).toEqual([]);
  });

  test('an empty order needs a place and goods', () => {
    expect(missing(emptyDraft)).toEqual(['place', 'lines']);
  });

  test('somebody new needs a name and a phone', () => {
    expect(missing({ ...draft, buyer: { kind: 'new', name: ' ', phone: '12' } })).toEqual([
      'newName',
      'phone',
    ]);
  });

  test('a fee needs a name, and a discount cannot be more than the goods', () => {
    expect(missing({ ...draft, fees: [{ name: '', amount: 1 }], discount: 80_001 })).toEqual([
      'feeName',
      'discount',
    ]);
  });
});

test('a phone is known by its digits, however they are spaced', () => {
  expect(['0912 345 678', '+84 912345678', '024.3304.3380'].map(isPhone)).toEqual([true, true, true]);
  expect(['Lan', '12345', '09123456789012'].map(isPhone)).toEqual([false, false, false]);
});

describe('what is asked of the service', () => {
  test('a price that nobody typed is left to the price lists', () => {
    expect(bodyOf(draft).lines).toEqual([
      { product_id: 1, quantity: 2, price: undefined, discount: 5_000, note: undefined },
    ]);
  });

  test('empty texts, fees of nothing and a delivery without an address are not sent', () => {
    const body = bodyOf({
      ...draft,
      note: '  ',
      fees: [{ name: 'Phí ship', amount: 0 }],
      delivery: emptyDelivery,
    });
    expect([body.note, body.fees, body.delivery, body.customer]).toEqual([
      undefined,
      [],
      undefined,
      undefined,
    ]);
  });
});

test('every form has a key of its own', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});
