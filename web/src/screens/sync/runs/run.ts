import type { Schemas } from '@/api/client';
import { formatDuration } from '@/shared/format';

export type Run = Schemas['Run'];

export interface Counts {
  seen: number;
  created: number;
  updated: number;
  unchanged: number;
  archived: number;
  pushed: number;
  conflicts: number;
  failed: number;
}

/** What a run counted of each entity it has come to, in the order of its work. */
export function countsOf(run: Run): [string, Counts][] {
  const counts = run.counts as unknown as Record<string, Counts>;
  const order = [...run.entities, ...Object.keys(counts).filter((entity) => !run.entities.includes(entity))];
  return order.flatMap((entity) => (counts[entity] ? [[entity, counts[entity]]] : []));
}

export function sumOf(run: Run): Counts {
  const sum: Counts = {
    seen: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    archived: 0,
    pushed: 0,
    conflicts: 0,
    failed: 0,
  };
  for (const [, counts] of countsOf(run)) {
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key] ?? 0;
  }
  return sum;
}

export function lasted(run: Run): string {
  return formatDuration((Date.parse(run.finished_at ?? run.updated_at) - Date.parse(run.started_at)) / 1000);
}

export function requestsOf(run: Run): { reads: number; writes: number } {
  const { GET = 0, ...others } = run.requests as unknown as Record<string, number>;
  return { reads: GET, writes: Object.values(others).reduce((sum, count) => sum + count, 0) };
}

/** What stopped a run: the service writes the code of the catalogue before the words. */
export function errorOf(run: Run): { code: string | null; title: string } | undefined {
  if (!run.error) return undefined;
  const [, code, words] = /^([A-Z0-9-]+): (.*)$/s.exec(run.error) ?? [];
  return { code: code ?? null, title: words ?? run.error };
}
