import type { English } from '../english';
import type { stock as vi } from '../vi/stock';

export const stock: English<typeof vi> = {
  hint: 'On hand and ordered are KiotViet’s figures. Sellable is what is left after orders, ours that KiotViet does not count yet, and what is held back.',
  place: 'Point of sale',
  allPlaces: 'All points of sale',
  on_hand: 'On hand',
  reserved: 'Ordered',
  sellable: 'Sellable',
  unlimited: 'No limit',
  soldOut: 'Sold out',
  notSoldHere: 'Not sold',
  noFigures: 'No figures yet',
  emptyTitle: 'No products yet',
  emptyHint: 'Stock is here after the first synchronisation.',
};
