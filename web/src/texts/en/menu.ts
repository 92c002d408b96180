import type { English } from '../english';
import type { menu as vi } from '../vi/menu';

export const menu: English<typeof vi> = {
  sections: { shop: 'Shop', goods: 'Goods', sales: 'Sales', settings: 'Manage', operator: 'Operations' },
  overview: 'Overview',
  sync: 'Synchronisation',
  products: 'Products',
  categories: 'Categories',
  priceLists: 'Price lists',
  stock: 'Stock',
  orders: 'Orders',
  customers: 'Customers',
  customerGroups: 'Customer groups',
  pointsOfSale: 'Points of sale',
  log: 'Log',
  users: 'Users',
  fleet: 'All shops',
};
