import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from './client';

const shopPath = '/api/v1/shops/{shop}';

/** Which paths show an entity of the events; a name that is not here is the path itself. */
const pathsOf: Record<string, string[]> = {
  branches: ['points-of-sale', 'branches'],
  points_of_sale: ['points-of-sale', 'branches'],
  price_lists: ['price-lists'],
  customer_groups: ['customer-groups'],
  stock: ['stock', 'products'],
};

/** Renews what is on screen of these entities in this shop, wherever it is shown. */
export function renew(queries: QueryClient, shop: string, entities: readonly string[]) {
  const beginnings = [
    ...entities.flatMap((entity) => pathsOf[entity] ?? [entity.replaceAll('_', '-')]),
    'overview',
  ];
  return queries.invalidateQueries({
    predicate: ({ queryKey: [, path, init] }) =>
      typeof path === 'string' &&
      shopOf(init) === shop &&
      beginnings.some((beginning) => {
        const rest = path.slice(shopPath.length + 1).replace('{entity}', entityOf(init));
        return path.startsWith(shopPath) && (rest === beginning || rest.startsWith(`${beginning}/`));
      }),
  });
}

/** Renews all that is shown of a shop: after a change whose effects reach far. */
export function renewShop(queries: QueryClient, shop: string) {
  return queries.invalidateQueries({ predicate: ({ queryKey: [, , init] }) => shopOf(init) === shop });
}

interface Init {
  params?: { path?: { shop?: unknown; entity?: string } };
}

function shopOf(init: unknown): unknown {
  return (init as Init | undefined)?.params?.path?.shop;
}

/** Of which entity a path tells that is for every one of them: a record's story. */
function entityOf(init: unknown): string {
  return (init as Init | undefined)?.params?.path?.entity ?? '';
}

/** Follows the shop's server-sent events: runs move on screen, and lists that changed are asked for anew. */
export function useShopEvents(shop: string): { live: boolean } {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);

  useEffect(() => {
    const events = new EventSource(`/api/v1/shops/${shop}/events`);
    events.onopen = () => setLive(true);
    events.onerror = () => setLive(false);
    events.addEventListener('run', ({ data }: MessageEvent<string>) => {
      const run = JSON.parse(data) as Schemas['Run'];
      queries.setQueryData(['get', `${shopPath}/runs/{id}`, { params: { path: { shop, id: run.id } } }], run);
      void renew(queries, shop, run.state === 'running' ? ['runs'] : ['runs', 'connection', 'freshness']);
    });
    events.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      const { entities } = JSON.parse(data) as { entities: string[] };
      void renew(queries, shop, entities);
    });
    return () => {
      events.close();
    };
  }, [queries, shop]);

  return { live };
}
