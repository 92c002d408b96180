import type { Schemas } from '@/api/client';

type Run = Schemas['Run'];

interface Counted {
  seen: number;
  created: number;
  updated: number;
  archived: number;
  failed: number;
}

const nothing: Counted = { seen: 0, created: 0, updated: 0, archived: 0, failed: 0 };

/** What a run of price lists has read and changed so far. */
export function changesOf(run: Run) {
  const counts = run.counts as Partial<Record<string, Partial<Counted>>>;
  const lists = { ...nothing, ...counts.price_lists };
  const prices = { ...nothing, ...counts.price_entries };
  const changed = [lists, prices].reduce(
    (sum, { created, updated, archived }) => sum + created + updated + archived,
    0,
  );
  return { lists: lists.seen, prices: prices.seen, changed, failed: lists.failed + prices.failed };
}

export function secondsOf(run: Run): number {
  return (Date.parse(run.finished_at ?? run.updated_at) - Date.parse(run.started_at)) / 1000;
}
