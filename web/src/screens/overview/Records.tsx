import { Card, Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';

const shown = [
  ['products', 'san-pham'],
  ['categories', 'danh-muc'],
  ['price_lists', 'bang-gia'],
  ['customers', 'khach-hang'],
  ['orders', 'don-hang'],
] as const;

/** How many records of each kind the shop has. */
export function Records() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const names = useNames();
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}', { params: { path: { shop } } });
  if (!data) return null;
  return (
    <Card size="small" title={t('overview.records')}>
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))' }}>
        {shown.map(([entity, path]) => (
          <Link key={entity} to={`${base}/${path}`}>
            <Statistic
              title={names.entity(entity)}
              value={data.records[entity].live}
              formatter={(value) => formatQuantity(value)}
            />
          </Link>
        ))}
      </div>
    </Card>
  );
}
