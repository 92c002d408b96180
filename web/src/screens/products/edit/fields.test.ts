import { describe, expect, it } from 'vitest';
import { changeOf, type ProductFields } from './fields';

const before: ProductFields = {
  name: 'Áo thun',
  code: 'AT01',
  barcode: '893',
  category_id: 1,
  base_price: 100000,
  weight: null,
  unit: null,
  attributes: [{ name: 'MÀU', value: 'Đen' }],
  images: ['https://x.vn/1.jpg'],
  description: null,
  allows_sale: true,
  active: true,
  visible: true,
};

describe('what is sent of an edited product', () => {
  it('is nothing when nothing differs', () => {
    expect(changeOf(before, { ...before, name: ' Áo thun ', unit: '' })).toBeUndefined();
  });
  it('is only what differs', () => {
    expect(changeOf(before, { ...before, base_price: 120000 })).toEqual({ base_price: 120000 });
  });
  it('empties a field by null', () => {
    expect(changeOf(before, { ...before, barcode: ' ' })).toEqual({ barcode: null });
  });
  it('leaves empty lines of pictures out', () => {
    expect(changeOf(before, { ...before, images: ['https://x.vn/1.jpg', ' '] })).toBeUndefined();
    expect(changeOf(before, { ...before, images: [] })).toEqual({ images: [] });
  });
  it('takes the attributes as a whole', () => {
    const attributes = [{ name: 'MÀU', value: 'Đỏ' }];
    expect(changeOf(before, { ...before, attributes })).toEqual({ attributes });
  });
});
