import { describe, expect, it } from 'vitest';
import { readColumns, usualColumns } from './useColumnChoice';

describe('the columns kept in the browser', () => {
  it('are the usual ones before anybody has chosen', () => {
    expect(readColumns(null)).toEqual(usualColumns);
  });
  it('are the usual ones when what is kept cannot be read', () => {
    expect(readColumns('{not json')).toEqual(usualColumns);
    expect(readColumns('"code"')).toEqual(usualColumns);
  });
  it('keep their own order, and leave out what is no column any more', () => {
    expect(readColumns('["link","code","colour"]')).toEqual(['code', 'link']);
  });
  it('may be none at all', () => {
    expect(readColumns('[]')).toEqual([]);
  });
});
