export const directions = ['both', 'in', 'out', 'apart'] as const;
export type Direction = (typeof directions)[number];

export const precedences = ['kiotviet', 'abaha', 'person'] as const;
export type Precedence = (typeof precedences)[number];

/** A change of an entity's rules; what is left out stays. */
export interface RulesChange {
  reset?: boolean;
  fields?: Record<string, { direction: string; precedence: string }>;
  births?: string;
  deletion?: string;
  detail?: string;
}
