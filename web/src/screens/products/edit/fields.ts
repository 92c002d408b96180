import type { Schemas } from '@/api/client';
import { attributesOf, type Attribute } from '../attributes';
import type { ProductPage } from '../useProduct';

/** What the form of a product holds. */
export interface ProductFields {
  name: string;
  code: string;
  barcode: string | null;
  category_id: number | null;
  base_price: number;
  weight: number | null;
  unit: string | null;
  attributes: Attribute[];
  images: string[];
  description: string | null;
  allows_sale: boolean;
  active: boolean;
  visible: boolean;
}

export function fieldsOf(product: ProductPage): ProductFields {
  const { name, code, barcode, category_id, base_price, weight, unit, images } = product;
  const { description, allows_sale, active, visible } = product;
  return {
    ...{ name, code, barcode, category_id, base_price, weight, unit, images },
    ...{ description, allows_sale, active, visible },
    attributes: attributesOf(product).map(({ name, value }) => ({ name, value })),
  };
}

/** An emptied field is no value. */
function tidy(fields: ProductFields): ProductFields {
  const text = (value: string | null) => value?.trim() || null;
  return {
    ...fields,
    name: fields.name.trim(),
    code: fields.code.trim(),
    barcode: text(fields.barcode),
    unit: text(fields.unit),
    description: text(fields.description),
    weight: fields.weight ?? null,
    images: fields.images.map((address) => address.trim()).filter(Boolean),
  };
}

/** Only what differs is sent: what others change meanwhile stays theirs. */
export function changeOf(before: ProductFields, given: ProductFields): Schemas['ProductChange'] | undefined {
  const after = tidy(given);
  const changed = (Object.keys(before) as (keyof ProductFields)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}
