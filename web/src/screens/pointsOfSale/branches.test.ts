import { expect, test } from 'vitest';
import type { Schemas } from '@/api/client';
import { optionsFor, unmapped } from './branches';

const branch = (id: number, point_of_sale: number | null): Schemas['BranchView'] => ({
  id,
  name: `Chi nhánh ${id}`,
  address: null,
  phone: null,
  point_of_sale,
  default: false,
  set_apart: false,
});
const branches = [branch(10, 1), branch(20, 2), branch(30, null)];
const places = [
  { id: 1, name: 'Quầy Một' },
  { id: 2, name: 'Quầy Hai' },
];

test('a branch of another point of sale cannot be chosen, and says whose it is', () => {
  expect(optionsFor(1, branches, places).map(({ disabled, taken }) => [disabled, taken])).toEqual([
    [false, undefined],
    [true, 'Quầy Hai'],
    [false, undefined],
  ]);
});

test('a new point of sale may have only what nobody has', () => {
  expect(optionsFor(null, branches, places).filter(({ disabled }) => !disabled)).toHaveLength(1);
});

test('branches that nobody has are told', () => {
  expect(unmapped(branches).map(({ id }) => id)).toEqual([30]);
});
