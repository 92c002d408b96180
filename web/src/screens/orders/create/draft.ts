import type { Schemas } from '@/api/client';

/** A line that is being put together. */
export interface DraftLine {
  /** Tells lines apart: an order may have several of one product. */
  key: string;
  /** Its id is 0 where the product is known on KiotViet alone. */
  product: Pick<Schemas['ProductView'], 'id' | 'code' | 'full_name' | 'base_price' | 'unit'>;
  quantity: number;
  /** Of one; absent: what the price lists or the common price say. */
  price?: number;
  /** Off each one. */
  discount: number;
  note: string;
  /** How many the order holds already, which are there for it. */
  held?: number;
}

export interface DraftFee {
  name: string;
  amount: number;
}

/** Who buys: somebody who is known, somebody new, or nobody in particular. */
export type Buyer =
  | { kind: 'walk_in' }
  | { kind: 'known'; customer: Schemas['CustomerView'] }
  | { kind: 'new'; name: string; phone: string };

export interface DraftDelivery {
  receiver: string;
  phone: string;
  address: string;
  ward: string;
  location: string;
}

/** An order before it is placed. */
export interface Draft {
  place: number | undefined;
  buyer: Buyer;
  lines: DraftLine[];
  discount: number;
  fees: DraftFee[];
  method: string | undefined;
  delivery: DraftDelivery | undefined;
  note: string;
}

export const emptyDraft: Draft = {
  place: undefined,
  buyer: { kind: 'walk_in' },
  lines: [],
  discount: 0,
  fees: [],
  method: undefined,
  delivery: undefined,
  note: '',
};

export const emptyDelivery: DraftDelivery = { receiver: '', phone: '', address: '', ward: '', location: '' };

/** What one of a line costs, by what is known here. */
export const priceOf = (line: DraftLine) => line.price ?? line.product.base_price;

export const lineTotal = (line: DraftLine) =>
  Math.max(0, Math.round(line.quantity * (priceOf(line) - line.discount) * 100) / 100);

/** What the goods, the fees and all come to. */
export function totals({ lines, fees, discount }: Pick<Draft, 'lines' | 'fees' | 'discount'>): {
  goods: number;
  fees: number;
  total: number;
} {
  const goods = lines.reduce((sum, line) => sum + lineTotal(line), 0);
  const feeSum = fees.reduce((sum, fee) => sum + fee.amount, 0);
  return { goods, fees: feeSum, total: goods - discount + feeSum };
}

/** Adds one of a product, on its line where there is one. */
export function withProduct(lines: DraftLine[], product: DraftLine['product']): DraftLine[] {
  const known = lines.find((line) => line.product.id === product.id);
  if (known) {
    return lines.map((line) => (line === known ? { ...line, quantity: line.quantity + 1 } : line));
  }
  return [...lines, { key: `new-${product.id}`, product, quantity: 1, discount: 0, note: '' }];
}

const phone = /^(\+?84|0)\d{8,10}$/;

/** Whether something typed is a Vietnamese phone number, however it is spaced. */
export const isPhone = (typed: string) => phone.test(typed.replace(/[\s.\-()]/g, ''));

export type Missing = 'lines' | 'place' | 'phone' | 'newName' | 'feeName' | 'discount';

/** What must be mended before the order can be placed. */
export function missing(draft: Draft): Missing[] {
  const { buyer } = draft;
  const found: Missing[] = [];
  if (draft.place === undefined) found.push('place');
  if (draft.lines.length === 0) found.push('lines');
  if (buyer.kind === 'new' && !buyer.name.trim()) found.push('newName');
  if (buyer.kind === 'new' && !isPhone(buyer.phone)) found.push('phone');
  if (draft.fees.some((fee) => fee.amount > 0 && !fee.name.trim())) found.push('feeName');
  if (draft.discount > totals(draft).goods) found.push('discount');
  return found;
}

const given = (text: string) => text.trim() || undefined;

/** A line as it is asked of the service. */
export const lineOf = ({ product, quantity, price, discount, note }: DraftLine) => ({
  ...(product.id > 0 ? { product_id: product.id } : { code: product.code }),
  quantity,
  price,
  discount,
  note: given(note),
});

/** The fees that are fees, as they are asked of the service. */
export const feesOf = (fees: DraftFee[]) =>
  fees.filter((fee) => fee.amount > 0).map(({ name, amount }) => ({ name: name.trim(), amount }));

/** Where to bring it, as it is asked of the service. */
export const deliveryOf = ({ receiver, phone, address, ward, location }: DraftDelivery) => ({
  receiver: given(receiver),
  phone: given(phone),
  address: given(address),
  ward: given(ward),
  location: given(location),
});

/** The order as it is asked of the service. */
export function bodyOf(draft: Draft): Schemas['PlaceOrder'] {
  const { buyer, delivery } = draft;
  const to = delivery && deliveryOf(delivery);
  return {
    point_of_sale_id: draft.place,
    customer:
      buyer.kind === 'known'
        ? { id: buyer.customer.id }
        : buyer.kind === 'new'
          ? { name: buyer.name.trim(), phone: buyer.phone.trim(), address: to?.address }
          : undefined,
    lines: draft.lines.map(lineOf),
    discount: draft.discount,
    fees: feesOf(draft.fees),
    payment_method: draft.method,
    delivery: to && Object.values(to).some(Boolean) ? to : undefined,
    note: given(draft.note),
  };
}

/** A key for one order: sent again with it, the order is not placed twice. */
export function newKey(): string {
  // `crypto.randomUUID` is missing where the page is not served by https.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
