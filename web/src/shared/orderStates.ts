import type { orders } from '@/texts/vi/orders';

type State = keyof typeof orders.state;

/** The states of an order by Abaha's code, in the order of its life. */
export const states: readonly { code: number; name: State; record: string; colour: string }[] = [
  { code: 5, name: 'placed', record: 'placed', colour: 'processing' },
  { code: 10, name: 'accepted', record: 'accepted', colour: 'processing' },
  { code: 15, name: 'packing', record: 'processing', colour: 'processing' },
  { code: 20, name: 'sent', record: 'delivering', colour: 'warning' },
  { code: 25, name: 'completed', record: 'completed', colour: 'success' },
  { code: 0, name: 'cancelled', record: 'cancelled', colour: 'default' },
];

/** Whether an order is paid, by Abaha's code. */
export const payments: readonly { code: number; name: keyof typeof orders.payment }[] = [
  { code: 0, name: 'unpaid' },
  { code: 5, name: 'paid' },
  { code: -1, name: 'cancelled' },
];

/** How far a parcel is, by Abaha's code. */
export const deliveries: readonly { code: number; name: keyof typeof orders.deliveryState }[] = [
  { code: 5, name: 'received' },
  { code: 10, name: 'assigned' },
  { code: 15, name: 'collecting' },
  { code: 20, name: 'notCollected' },
  { code: 25, name: 'delivering' },
  { code: 30, name: 'delivered' },
  { code: 35, name: 'failed' },
  { code: 40, name: 'returning' },
  { code: 45, name: 'returned' },
  { code: 50, name: 'reconciled' },
  { code: 0, name: 'cancelled' },
];

type Word =
  `orders.${`state.${State}` | `payment.${keyof typeof orders.payment}` | `deliveryState.${keyof typeof orders.deliveryState}`}`;

/** The word for a state of an order as histories and conflicts name it; undefined for what is none. */
export function stateWord(field: string, value: unknown): Word | undefined {
  if (field === 'state') {
    const known = states.find(({ record }) => record === value);
    return known && `orders.state.${known.name}`;
  }
  const code = Number(value);
  if (field === 'payment_state') {
    const known = payments.find((payment) => payment.code === code);
    return known && `orders.payment.${known.name}`;
  }
  if (field === 'delivery_state') {
    const known = deliveries.find((delivery) => delivery.code === code);
    return known && `orders.deliveryState.${known.name}`;
  }
  return undefined;
}
