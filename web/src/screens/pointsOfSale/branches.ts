import type { Schemas } from '@/api/client';

type Branch = Schemas['BranchView'];
type Place = Pick<Schemas['PointOfSaleView'], 'id' | 'name'>;

export interface BranchOption {
  value: number;
  label: string;
  /** The point of sale that it belongs to already. */
  taken?: string;
  disabled: boolean;
}

/** The branches to choose for a point of sale; each belongs to one at most, so those of others are out of reach. */
export function optionsFor(
  place: number | null,
  branches: readonly Branch[],
  places: readonly Place[],
): BranchOption[] {
  return branches.map((branch) => {
    const owner = branch.point_of_sale;
    const other = owner !== null && owner !== place;
    return {
      value: branch.id,
      label: branch.name,
      taken: other ? (places.find(({ id }) => id === owner)?.name ?? String(owner)) : undefined,
      disabled: other,
    };
  });
}

/** The branches that no point of sale has. */
export const unmapped = (branches: readonly Branch[]) =>
  branches.filter(({ point_of_sale }) => point_of_sale === null);
