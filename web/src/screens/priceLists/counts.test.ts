import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { changesOf } from './counts';

const run = (counts: object) => ({ counts }) as Schemas['Run'];

describe('what a run of price lists has done', () => {
  it('is nothing before it has read anything', () => {
    expect(changesOf(run({}))).toEqual({ lists: 0, prices: 0, changed: 0, failed: 0 });
  });
  it('counts new, changed and ended lists and prices together', () => {
    const counts = {
      price_lists: { seen: 3, created: 1, updated: 0, archived: 1, failed: 0 },
      price_entries: { seen: 138, created: 2, updated: 5, archived: 0, failed: 1 },
    };
    expect(changesOf(run(counts))).toEqual({ lists: 3, prices: 138, changed: 9, failed: 1 });
  });
});
