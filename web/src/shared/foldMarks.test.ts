import { expect, it } from 'vitest';
import { foldMarks } from './foldMarks';

it('people find Đồ uống by typing do uong', () => {
  expect(foldMarks('Đồ uống')).toBe('do uong');
  expect(foldMarks('ÁO THUN')).toBe('ao thun');
});
