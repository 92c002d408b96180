import { describe, expect, it } from 'vitest';
import { queryOf } from './ProductFilters';

describe('the filters of the list of products', () => {
  it('leave archived products out unless they are asked for', () => {
    expect(queryOf({}).status).toBe('live');
    expect(queryOf({ 'trang-thai': 'archived' }).status).toBe('archived');
  });
  it('take from the address what the service knows, and nothing else', () => {
    const query = queryOf({ 'danh-muc': '7', 'lien-ket': 'refused', 'het-hang': '1', 'sap-xep': 'dearest' });
    expect(query).toMatchObject({ category: 7, linked: 'refused', out_of_stock: true, sort: 'dearest' });
    expect(queryOf({ 'danh-muc': 'x', 'lien-ket': 'y', 'sap-xep': 'z' })).toMatchObject({
      category: undefined,
      linked: undefined,
      sort: undefined,
    });
  });
});
