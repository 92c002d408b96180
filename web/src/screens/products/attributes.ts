import type { Schemas } from '@/api/client';

export interface Attribute {
  name: string;
  value: string;
}

/** What tells a product from its siblings; the document describes it no closer than as objects. */
export function attributesOf({ attributes }: Pick<Schemas['ProductView'], 'attributes'>): Attribute[] {
  return attributes as unknown as Attribute[];
}
