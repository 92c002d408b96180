import type { Schemas } from '@/api/client';
import type { Attribute } from '../attributes';

/** What the form of a new product holds. */
export interface Draft {
  name: string;
  category_id: number;
  description?: string;
  images?: string[];
  weight?: number | null;
  /** What tells variants apart: MÀU with Đen and Đỏ. */
  attributes?: { name?: string; values?: string[] }[];
  /** By the key of the combination; `''` for a product without variants. */
  variants?: Record<string, VariantDraft | undefined>;
  unit?: string;
  units?: { unit: string; conversion: number; base_price?: number | null; code?: string; barcode?: string }[];
}

export interface VariantDraft {
  code?: string;
  barcode?: string;
  base_price?: number | null;
  cost?: number | null;
  /** By point of sale. */
  stock?: Record<string, number | null | undefined>;
}

export interface Combination {
  key: string;
  attributes: Attribute[];
}

/** Every variant there is: each value of each attribute with each of the others. Without attributes: one. */
export function combinationsOf(attributes: Draft['attributes']): Combination[] {
  const named = (attributes ?? [])
    .map(({ name, values }) => ({
      name: name?.trim() ?? '',
      values: [...new Set((values ?? []).map((value) => value.trim()).filter(Boolean))],
    }))
    .filter(({ name, values }) => name && values.length > 0);
  const lists = named.reduce<Attribute[][]>(
    (found, { name, values }) =>
      found.flatMap((attributes) => values.map((value) => [...attributes, { name, value }])),
    [[]],
  );
  return lists.map((attributes) => ({
    key: attributes.map(({ value }) => value).join(' / '),
    attributes,
  }));
}

/** The draft as the service takes it. */
export function requestOf(draft: Draft): Schemas['NewProduct'] {
  const text = (value: string | undefined) => value?.trim() || undefined;
  const combinations = combinationsOf(draft.attributes);
  const several = combinations.length > 1;
  const variants = combinations.map(({ key, attributes }): Schemas['NewVariant'] => {
    const given = draft.variants?.[key];
    const opening = Object.entries(given?.stock ?? {}).filter(([, on_hand]) => Boolean(on_hand));
    return {
      code: text(given?.code),
      barcode: text(given?.barcode),
      base_price: given?.base_price ?? 0,
      attributes: attributes as never,
      unit: text(draft.unit),
      units: (draft.units ?? []).map((unit) => ({
        unit: unit.unit.trim(),
        conversion: unit.conversion,
        base_price: unit.base_price ?? (given?.base_price ?? 0) * unit.conversion,
        // A code belongs to one product: with several variants each gets its own by itself.
        ...(several ? {} : { code: text(unit.code), barcode: text(unit.barcode) }),
      })),
      opening_stock: opening.map(([point_of_sale_id, on_hand]) => ({
        point_of_sale_id: Number(point_of_sale_id),
        on_hand: on_hand!,
        cost: given?.cost ?? undefined,
      })),
    };
  });
  const [first, ...others] = variants;
  return {
    ...first!,
    name: draft.name.trim(),
    category_id: draft.category_id,
    description: text(draft.description),
    images: (draft.images ?? []).map((address) => address.trim()).filter(Boolean),
    weight: draft.weight ?? undefined,
    variants: others,
  };
}
