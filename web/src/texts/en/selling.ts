import type { English } from '../english';
import type { selling as vi } from '../vi/selling';

export const selling: English<typeof vi> = {
  title: 'Selling without stock',
  hint: 'How much the app may sell, compared with what KiotViet says is on the shelf.',
  sellNegative: 'Sell negative (bán âm)',
  sellNegativeHint: 'On: buyers can order what is sold out. Off: only what is sellable is sold.',
  refusedByKiotviet: 'KiotViet does not take orders for what is out of stock',
  refusedByKiotvietHint:
    'Selling negative has no effect yet: KiotViet would refuse such orders, so the app sells by stock. Switch on “Cho phép đặt hàng khi hết tồn kho” on KiotViet.',
  buffer: 'Held back of each product',
  bufferHint:
    'Kept for the till and not sold in the app, in base units. Holding back 2 of 5 means that the app sells 3.',
  priceList: 'Price list for customers whose groups have none',
  priceListHint: 'Empty: the product’s common price.',
  commonPrice: 'Common price',
  exceptions:
    'Exceptions of single products (only while in stock, a buffer of their own) are on the product’s page, under Stock.',
  toProducts: 'To the products',
  onKiotviet: 'Settings on KiotViet',
  allow_order_when_out_stock: 'Orders when out of stock (Cho phép đặt hàng khi hết tồn kho)',
  allow_sell_when_out_stock: 'Sales when out of stock (Cho phép bán hàng khi hết tồn kho)',
  allow_sell_when_order_out_stock: 'Sales of what others have ordered',
  allowed: 'On',
  forbidden: 'Off',
  unknown: 'Not read yet',
  whereToChange: 'Changed on KiotViet: Thiết lập cửa hàng → Giao dịch.',
  readAt: 'Last read',
  onlyInStock: 'Only while in stock',
  onlyInStockHint: 'This product is never sold negative, whatever the shop chooses.',
  ownBuffer: 'Own buffer',
  ownBufferHint: 'Empty: the shop’s ({{buffer}}).',
  ownBufferOfBase: 'Counted in base units; set it on the product of the base unit.',
  exceptionTitle: 'Exceptions of this product',
};
