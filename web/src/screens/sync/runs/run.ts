import type { Schemas } from '@/api/client';
import { formatDuration } from '@/shared/format';

export type Run = Schemas['Run'];

/** What a run counted of one kind of data so far. */
export type Counts = Schemas['RunCounts'];

const summed = [
  'seen',
  'created',
  'updated',
  'unchanged',
  'archived',
  'pushed',
  'conflicts',
  'failed',
] as const;

/** What a run counted of each entity it has come to, in the order of its work. */
export function countsOf({ counts, entities }: Run): [string, Counts][] {
  const order = new Set<string>([...entities, ...Object.keys(counts)]);
  return [...order].flatMap((entity) => (counts[entity] ? [[entity, counts[entity]]] : []));
}

export function sumOf(run: Run): Record<(typeof summed)[number], number> {
  const counted = countsOf(run);
  const sum = (key: (typeof summed)[number]) => counted.reduce((total, [, counts]) => total + counts[key], 0);
  return Object.fromEntries(summed.map((key) => [key, sum(key)])) as Record<(typeof summed)[number], number>;
}

export function lasted(run: Run): string {
  return formatDuration((Date.parse(run.finished_at ?? run.updated_at) - Date.parse(run.started_at)) / 1000);
}

/** How long a run that nobody has started may take without being shown, in milliseconds. */
const UNNOTICED = 15_000;

/** Whether the service is just reading by itself what has changed. */
export function isPassing({ state, trigger, started_at, updated_at }: Run): boolean {
  const took = Date.parse(updated_at) - Date.parse(started_at);
  return state === 'running' && trigger === 'schedule' && took < UNNOTICED;
}

export function requestsOf(run: Run): { reads: number; writes: number } {
  const { GET = 0, ...others } = run.requests;
  return { reads: GET, writes: Object.values(others).reduce((sum, count) => sum + count, 0) };
}

/** What stopped a run: the service writes the code of the catalogue before the words. */
export function errorOf(run: Run): { code: string | null; title: string } | undefined {
  if (!run.error) return undefined;
  const [, code, words] = /^([A-Z0-9-]+): (.*)$/s.exec(run.error) ?? [];
  return { code: code ?? null, title: words ?? run.error };
}
