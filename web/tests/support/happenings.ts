import { expect } from '@playwright/test';
import type { components } from '../../src/api/schema';
import { product, type Known } from './goods';
import type { World } from './world';

/** Orders and customers are synchronised, as the operator switches it on. */
export async function everythingOn(world: World) {
  await world.rest.PATCH('/api/v1/shops/{shop}/connection', {
    params: { path: { shop: world.shop } },
    body: { orders_enabled: true, customers_enabled: true },
  });
}

/** Both sides change the names of these products, and a person is to choose; gives the products. */
export async function conflicts(world: World, ...numbers: number[]): Promise<Known[]> {
  const params = { path: { shop: world.shop } };
  await world.rest.PATCH('/api/v1/shops/{shop}/rules/{entity}', {
    params: { path: { shop: world.shop, entity: 'products' } },
    body: { fields: { name: { direction: 'both', precedence: 'person' } } } as never,
  });
  const known = await Promise.all(numbers.map((number) => product(world, number)));
  // Nothing travels while both sides edit.
  await world.rest.PATCH('/api/v1/shops/{shop}/connection', { params, body: { suspended: true } });
  for (const [index, { id, kiotvietId }] of known.entries()) {
    await world.rest.PATCH('/api/v1/shops/{shop}/products/{id}', {
      params: { path: { shop: world.shop, id } },
      body: { name: `Tên của Abaha ${index + 1}` } as never,
    });
    await world.kiotviet.clerk('edit-product', { id: kiotvietId, name: `Tên của KiotViet ${index + 1}` });
  }
  await world.rest.PATCH('/api/v1/shops/{shop}/connection', { params, body: { suspended: false } });
  await run(world, {});
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/conflicts', { params });
    expect(data?.items).toHaveLength(numbers.length);
  }).toPass();
  return known;
}

/** KiotViet sends a product in a form that cannot be read, once; it waits among the failures for the next run. Gives its id there. */
export async function unreadable(world: World): Promise<number> {
  await faulty(world, { 'GET /products': '"malformed_row"', 'GET /products/*': '{ server_error = {} }' });
  await run(world, { entities: ['products'], full: true });
  await whole(world);
  const { data } = await world.rest.GET('/api/v1/shops/{shop}/failures', {
    params: { path: { shop: world.shop } },
  });
  expect(data?.items).not.toEqual([]);
  return data!.items[0]!.remote_id!;
}

/** KiotViet answers these requests so wrongly, as its fault files spell it, until it is whole again. */
export async function faulty(world: World, effects: Record<string, string>) {
  const rules = Object.entries(effects).map(([on, effect]) => `[[rule]]\non = "${on}"\neffect = ${effect}\n`);
  await world.kiotviet.clerk('load-faults', { plan: rules.join('\n') });
}

/** KiotViet's answers are as they should be. */
export async function whole(world: World) {
  await world.kiotviet.clerk('clear-faults');
}

/** Has the shop synchronise, and waits until it has. */
export async function run(world: World, body: Partial<components['schemas']['StartRun']>) {
  const params = { path: { shop: world.shop } };
  await expect(async () => {
    await world.rest.POST('/api/v1/shops/{shop}/runs', { params, body: body as never });
  }).toPass();
  await finished(world);
}

/** Waits until a run was begun and none is under way any more. */
export async function finished(world: World) {
  const params = { path: { shop: world.shop } };
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/runs', { params });
    expect(data?.items.map(({ state }) => state !== 'running')).toContain(true);
    expect(data?.items.every(({ state }) => state !== 'running')).toBe(true);
  }).toPass();
}

/** The clerk cuts so many prices to a third, which stands out as a wave. */
export async function fallingPrices(world: World, many: number) {
  const { data } = await world.kiotviet.read<{ data: { id: number; basePrice: number }[] }>(
    '/products?pageSize=100&orderBy=id',
  );
  for (const { id, basePrice } of data.filter(({ basePrice }) => basePrice > 3000).slice(0, many)) {
    await world.kiotviet.clerk('edit-product', { id, price: Math.round(basePrice / 3000) * 1000 });
  }
  await run(world, {});
  await expect(async () => {
    const { data: waves } = await world.rest.GET('/api/v1/shops/{shop}/waves', {
      params: { path: { shop: world.shop } },
    });
    expect(waves?.items).toHaveLength(1);
  }).toPass();
}

/** KiotViet takes no orders and refuses the one that is placed here; gives its id. */
export async function refusedOrder(world: World): Promise<number> {
  await world.kiotviet.clerk('setting', { name: 'allow_orders', value: false });
  const params = { path: { shop: world.shop } };
  const { data: placed } = await world.rest.POST('/api/v1/shops/{shop}/orders', {
    params: { ...params, header: { 'Idempotency-Key': 'an order that is refused' } },
    body: { lines: [{ product_id: await sellable(world), quantity: 1 }] } as never,
  });
  await expect(async () => {
    const { data } = await world.rest.GET('/api/v1/shops/{shop}/outbox', { params });
    expect(data?.items.map(({ code }) => code)).toEqual(['KV-ORDERS-OFF']);
  }).toPass();
  return placed!.id;
}

/** A plain product of which the first point of sale has plenty. */
export async function sellable(world: World): Promise<number> {
  const params = { path: { shop: world.shop }, query: { limit: 100 } };
  const { data: stock } = await world.rest.GET('/api/v1/shops/{shop}/stock', { params });
  const { data: products } = await world.rest.GET('/api/v1/shops/{shop}/products', { params });
  const found = stock?.items.find(({ product_id, levels }) => {
    const product = products?.items.find(({ id }) => id === product_id);
    return (
      product?.kind === 'goods' &&
      product.base_id === null &&
      product.active &&
      product.allows_sale &&
      levels[0]?.sold_here &&
      levels[0].sellable >= 10
    );
  });
  if (!found) throw new Error('there is nothing to sell');
  return found.product_id;
}
