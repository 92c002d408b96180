import type { Schemas } from '@/api/client';
import { deliveryOf, emptyDelivery, feesOf, lineOf, totals, type Draft } from '../create/draft';

type Order = Schemas['OrderDetails'];

/** What of an order can be changed after it was placed. */
export type Edit = Pick<Draft, 'place' | 'lines' | 'discount' | 'fees' | 'delivery' | 'note'>;

/** The order as it stands. `fees`: what to call fees whose names nobody knows. */
export function editOf(order: Order, fees: string): Edit {
  const named = feeItems(order.fee_items);
  const known = named.reduce((sum, fee) => sum + fee.amount, 0) === order.fees;
  const to = order.delivery as Partial<Record<keyof typeof emptyDelivery, string | null>> | null | undefined;
  return {
    place: order.point_of_sale_id ?? undefined,
    lines: order.lines.map((line, index) => ({
      key: `line-${index}`,
      product: {
        id: line.product_id ?? 0,
        code: line.code,
        full_name: line.name,
        base_price: line.price,
        unit: null,
      },
      quantity: line.quantity,
      price: line.price,
      discount: line.discount,
      note: line.note ?? '',
      held: line.quantity,
    })),
    discount: order.discount,
    fees: known ? named : order.fees > 0 ? [{ name: fees, amount: order.fees }] : [],
    delivery: to
      ? {
          receiver: to.receiver ?? '',
          phone: to.phone ?? '',
          address: to.address ?? '',
          ward: to.ward ?? '',
          location: to.location ?? '',
        }
      : undefined,
    note: order.note ?? '',
  };
}

/** What differs, as it is asked of the service; undefined where nothing does. */
export function changeOf(before: Edit, after: Edit): Schemas['OrderChange'] | undefined {
  const parts = (edit: Edit) => ({
    point_of_sale_id: edit.place,
    lines: edit.lines.map(lineOf),
    discount: edit.discount,
    fees: feesOf(edit.fees),
    delivery: filled(edit.delivery && deliveryOf(edit.delivery)),
    note: edit.note.trim() || null,
  });
  const was = parts(before);
  const is = parts(after);
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter(
    (part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]),
  );
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((part) => [part, is[part]]));
}

export type Lacking = 'lines' | 'feeName' | 'discount';

/** What must be mended before the change can be saved. */
export function lacking(edit: Edit): Lacking[] {
  const found: Lacking[] = [];
  if (edit.lines.length === 0) found.push('lines');
  if (edit.fees.some((fee) => fee.amount > 0 && !fee.name.trim())) found.push('feeName');
  if (edit.discount > totals(edit).goods) found.push('discount');
  return found;
}

const filled = <To extends object>(to: To | undefined) => (to && Object.values(to).some(Boolean) ? to : null);

function feeItems(items: unknown): { name: string; amount: number }[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    const { name, amount } = (item ?? {}) as { name?: unknown; amount?: unknown };
    return typeof name === 'string' ? [{ name, amount: Number(amount) }] : [];
  });
}
