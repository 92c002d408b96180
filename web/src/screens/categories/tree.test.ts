import { describe, expect, it } from 'vitest';
import { idsOf, mayHold, search, wayTo, type Branch } from './tree';

const branch = (id: number, name: string, children: Branch[] = []) => ({ id, name, children }) as Branch;
const tree = [
  branch(1, 'Quần áo', [branch(2, 'Áo nam', [branch(3, 'Áo thun')])]),
  branch(4, 'Đồ uống', [branch(5, 'Bia')]),
  branch(6, 'Khác'),
];

describe('where a category may hang', () => {
  it('is below any that has a level left for it', () => {
    expect([1, 2, 3, 4, 5, 6].filter(mayHold(tree))).toEqual([1, 2, 4, 5, 6]);
  });
  it('is not below itself or its own', () => {
    expect([1, 2, 3].filter(mayHold(tree, 2))).toEqual([1]);
  });
  it('takes those below it along', () => {
    // Áo nam has one below it: under Đồ uống there is room for both, under Bia there is not.
    expect([4, 5, 6].filter(mayHold(tree, 2))).toEqual([4, 6]);
    expect([4, 6].filter(mayHold(tree, 1))).toEqual([]);
  });
});

describe('the tree', () => {
  it('knows the way to each category', () => {
    expect(wayTo(tree, 3).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(wayTo(tree, 9)).toEqual([]);
  });
  it('when searched keeps what leads to what fits, and all below it', () => {
    expect(idsOf(search(tree, (name) => name === 'Bia'))).toEqual([4, 5]);
    expect(idsOf(search(tree, (name) => name === 'Quần áo'))).toEqual([1, 2, 3]);
    expect(search(tree, () => false)).toEqual([]);
  });
});
