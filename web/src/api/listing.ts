import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { client } from './client';
import type { paths } from './schema';

type Page<Item> = { items: Item[]; next_cursor?: string | null };

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** Every path whose answer is a list, page by page. */
export type ListPath = {
  [P in keyof paths]: Answer<P> extends Page<unknown> ? P : never;
}[keyof paths];

export type Row<P extends ListPath> = Answer<P> extends { items: (infer Item)[] } ? Item : never;

type PathOf<P extends ListPath> = paths[P] extends { get: { parameters: { path: infer Path } } }
  ? Path
  : never;

type QueryOf<P extends ListPath> = paths[P] extends { get: { parameters: { query?: infer Query } } }
  ? Partial<NonNullable<Query>>
  : never;

export type ListingQuery<P extends ListPath> = UseQueryResult<Answer<P>>;

/** One page of a list, under the same key as every other query, so that events renew it. */
export function useListing<P extends ListPath>(
  path: P,
  params: { path: PathOf<P>; query?: QueryOf<P> },
  options: { enabled?: boolean; refetchInterval?: number | false } = {},
): ListingQuery<P> {
  return useQuery({
    queryKey: ['get', path, { params }],
    queryFn: async ({ signal }) => {
      const { data } = await client.GET(path as never, { params, signal } as never);
      return data as Answer<P>;
    },
    placeholderData: keepPreviousData,
    ...options,
  });
}
