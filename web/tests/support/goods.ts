import type { World } from './world';

/** A product that both sides know. */
export interface Known {
  id: number;
  kiotvietId: number;
  code: string;
  name: string;
}

interface Row {
  id: number;
  code: string;
  name: string;
  masterProductId?: number;
}

/** A plain product of the shop; another number is another product. */
export async function product(world: World, number = 0): Promise<Known> {
  const { data: rows } = await world.kiotviet.read<{ data: Row[] }>('/products?pageSize=60&orderBy=id');
  const plain = rows.filter(({ masterProductId }) => !masterProductId);
  const { id: kiotvietId, code, name } = plain[number] ?? missing();
  const { data } = await world.rest.GET('/api/v1/shops/{shop}/products', {
    params: { path: { shop: world.shop }, query: { q: code, limit: 20 } },
  });
  const ours = data?.items.find((item) => item.code === code) ?? missing();
  return { id: ours.id, kiotvietId, code, name };
}

function missing(): never {
  throw new Error('there is no such product');
}
