import type { English } from '../english';
import type { sellable as vi } from '../vi/sellable';

export const sellable: English<typeof vi> = {
  sum: 'How the sellable figure comes about',
  onHand: 'On hand on KiotViet',
  reserved: 'Ordered by customers',
  reservedHint: 'On KiotViet, not delivered yet',
  ours: 'Abaha’s orders that KiotViet does not count yet',
  orderArrived: '(on KiotViet, its stock has not been read since)',
  orderWaiting: '(waits to go to KiotViet)',
  toldLess: 'KiotViet has just told of fewer',
  toldLessHint: 'Taken off at once while the exact figure is read again',
  buffer: 'Held back, not sold in the app',
  free: 'Left',
  byBase: 'Shares its stock with the base unit',
  byPart: 'The combo is limited by its scarcest part:',
  partNeeds: '{{needs}} for each combo',
  conversion: '1 {{unit}} = {{conversion}} base units, so {{pieces}} {{unit}} can be sold.',
  readAt: 'Read from KiotViet',
  neverRead: 'Stock was never read from KiotViet',
  reason: {
    counted: 'Counted from stock.',
    no_stock_needed: 'A service needs no stock.',
    sells_negative: 'The shop sells negative: it can be ordered even when sold out.',
    stopped_in_shop: 'The product is discontinued.',
    stopped_at_point_of_sale: 'This point of sale does not sell it or one of its parts.',
    not_by_itself: 'The product is not sold by itself.',
  },
};
