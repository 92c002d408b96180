import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { startTexts } from '@/texts';
import { Refusal } from './Refusal';

vi.mock('@/shared/useShop', () => ({ useShop: () => ({ id: '1', name: 'Quán', base: '/cua-hang/1' }) }));

const outOfStock = {
  code: 'ORD-OUT-OF-STOCK',
  title: 'Không đủ hàng',
  detail: 'Không đủ hàng để bán (cần / còn): Hoa hồng (HOA001) 11 / 10.',
  type: '/api/v1/errors/ORD-OUT-OF-STOCK',
  instance: '/api/v1/shops/1/orders',
  remedy: ['Giảm số lượng.'],
  request_id: 'r1',
  severity: 'error',
  status: 409,
};

const show = (error: unknown) =>
  render(
    <MemoryRouter>
      <Refusal error={error} />
    </MemoryRouter>,
  );

beforeAll(startTexts);

describe('an order that was not placed', () => {
  it('says of each product that is missing how many are wanted and left', () => {
    const shortages = [
      { product_id: 7, code: 'HOA001', full_name: 'Hoa hồng', wanted: 1200, sellable: 10 },
      { product_id: 8, code: 'HOA002', full_name: 'Hoa cúc', wanted: 2, sellable: 0 },
    ];
    show(new Problem({ ...outOfStock, shortages }));
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items).toContain('Hoa hồng (HOA001): cần 1.200, còn bán được 10');
    expect(items).toContain('Hoa cúc (HOA002): cần 2, còn bán được 0');
    expect(screen.getByRole('link', { name: 'Hoa cúc' }).getAttribute('href')).toBe('/cua-hang/1/san-pham/8');
    expect(screen.queryByText(/cần \/ còn/)).toBeNull();
  });
  it('says why in the words of the service where nothing is missing', () => {
    show(new Problem({ ...outOfStock, shortages: [] }));
    expect(screen.getByText(/cần \/ còn/)).toBeTruthy();
  });
});
