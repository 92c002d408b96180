import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { ownerOf } from './owners';

const rule = (field: string, direction: string, precedence = 'kiotviet') =>
  ({ field, direction, precedence }) as Schemas['FieldRuleView'];

describe('whose a field of a product is', () => {
  it('is KiotViet’s alone where changes only come in', () => {
    expect(ownerOf('brand', [rule('brand', 'in')], true)).toBe('kiotviet');
    expect(ownerOf('base_price', [rule('base_price', 'in')], true)).toBe('kiotviet');
  });
  it('is both’s where changes travel', () => {
    expect(ownerOf('name', [rule('name', 'both')], true)).toBe('shared');
    expect(ownerOf('description', [rule('description', 'out', 'abaha')], true)).toBe('shared');
  });
  it('is ours where our word stands and stays here', () => {
    expect(ownerOf('images', [rule('images', 'in', 'abaha')], true)).toBe('ours');
    expect(ownerOf('description', [rule('description', 'apart')], true)).toBe('ours');
    expect(ownerOf('visible', [rule('visible', 'in')], true)).toBe('ours');
  });
  it('is ours while KiotViet does not have the product, and in a shop without KiotViet', () => {
    expect(ownerOf('base_price', [rule('base_price', 'in')], false)).toBe('ours');
    expect(ownerOf('name', [], true)).toBe('ours');
  });
});
