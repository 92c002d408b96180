import type { Schemas } from '@/api/client';

/** What the API can change of a product. The others are made on KiotViet, or with the product. */
export const editable = [
  'name',
  'code',
  'barcode',
  'category',
  'base_price',
  'weight',
  'unit',
  'attributes',
  'images',
  'description',
  'allows_sale',
  'active',
] as const;
export type Editable = (typeof editable)[number];

/** Whose a field is: edited on KiotViet alone, edited here and sent there, or this shop's alone. */
export type Owner = 'kiotviet' | 'shared' | 'ours';

type Rule = Schemas['FieldRuleView'];

/** Whose a field is by the shop's rules. `visible` is nobody's but the app's. */
export function ownerOf(field: string, rules: readonly Rule[], linked: boolean): Owner {
  if (field === 'visible') return 'ours';
  const rule = rules.find((rule) => rule.field === field);
  if (!rule) return 'ours';
  // What KiotViet alone decides about, and what its API cannot change and we hold no word on.
  if (rule.direction === 'in' && rule.precedence === 'kiotviet') return linked ? 'kiotviet' : 'ours';
  if (!editable.some((name) => name === field)) return 'kiotviet';
  return rule.direction === 'both' || rule.direction === 'out' ? 'shared' : 'ours';
}
