import type { English } from '../english';
import type { entities as vi } from '../vi/entities';

export const entities: English<typeof vi> = {
  branches: 'Branches',
  points_of_sale: 'Points of sale',
  categories: 'Categories',
  customer_groups: 'Customer groups',
  products: 'Products',
  stock: 'Stock',
  price_lists: 'Price lists',
  customers: 'Customers',
  orders: 'Orders',
};
