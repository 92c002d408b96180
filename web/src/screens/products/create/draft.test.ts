import { describe, expect, it } from 'vitest';
import { combinationsOf, requestOf, type Draft } from './draft';

const plain: Draft = { name: ' Áo thun ', category_id: 3, variants: { '': { base_price: 90000 } } };

describe('the variants of a new product', () => {
  it('are one without attributes, whatever half-filled rows there are', () => {
    expect(combinationsOf(undefined)).toEqual([{ key: '', attributes: [] }]);
    expect(combinationsOf([{ name: 'MÀU' }, { values: ['Đen'] }])).toHaveLength(1);
  });
  it('are every value with every other, each once', () => {
    const found = combinationsOf([
      { name: 'MÀU', values: ['Đen', 'Đỏ', 'Đen '] },
      { name: 'SIZE', values: ['M', 'L'] },
    ]);
    expect(found.map(({ key }) => key)).toEqual(['Đen / M', 'Đen / L', 'Đỏ / M', 'Đỏ / L']);
    expect(found[0]!.attributes).toEqual([
      { name: 'MÀU', value: 'Đen' },
      { name: 'SIZE', value: 'M' },
    ]);
  });
});

describe('what is sent of a new product', () => {
  it('is its first variant with what the family shares', () => {
    const request = requestOf(plain);
    expect(request).toMatchObject({ name: 'Áo thun', category_id: 3, base_price: 90000, variants: [] });
    expect(request.code).toBeUndefined();
  });
  it('holds each variant with its own code, price and stock', () => {
    const request = requestOf({
      ...plain,
      attributes: [{ name: 'MÀU', values: ['Đen', 'Đỏ'] }],
      variants: {
        Đen: { code: 'AT-DEN', base_price: 100000, cost: 60000, stock: { 1: 5, 2: 0, 3: null } },
        Đỏ: { base_price: 110000 },
      },
    });
    expect(request.code).toBe('AT-DEN');
    expect(request.opening_stock).toEqual([{ point_of_sale_id: 1, on_hand: 5, cost: 60000 }]);
    expect(request.variants).toHaveLength(1);
    expect(request.variants![0]).toMatchObject({ base_price: 110000, opening_stock: [] });
  });
  it('prices a further unit by its pieces unless it has a price', () => {
    const units = [
      { unit: 'Thùng', conversion: 24 },
      { unit: 'Lốc', conversion: 6, base_price: 500000, code: 'LOC' },
    ];
    const request = requestOf({ ...plain, unit: 'Lon', units });
    expect(request.units).toMatchObject([
      { unit: 'Thùng', base_price: 2160000 },
      { unit: 'Lốc', base_price: 500000, code: 'LOC' },
    ]);
  });
  it('gives no unit’s code to several variants', () => {
    const request = requestOf({
      ...plain,
      attributes: [{ name: 'VỊ', values: ['Cay', 'Ngọt'] }],
      units: [{ unit: 'Thùng', conversion: 24, code: 'T', barcode: '893' }],
    });
    expect(request.units![0]).not.toHaveProperty('code');
    expect(request.variants![0]!.units![0]).not.toHaveProperty('barcode');
  });
});
