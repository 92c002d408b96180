import { Button, Card, Descriptions, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { useSession } from '@/api/session';
import { formatTime } from '@/shared/format';
import { LoadingRows } from '@/shared/states';
import { useShop } from '@/shared/useShop';
import { ConnectionTrouble } from '../status/ConnectionTrouble';
import { NotConnected } from '../status/NotConnected';
import { Preflight } from './Preflight';

/** The connection as it is, and what on KiotViet hinders it. */
export function ConnectionSettings() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const mayChange = useSession().can('change_sync_settings');
  const params = { params: { path: { shop } } };
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}/connection', params);
  const { data: seen } = api.useQuery('get', '/api/v1/shops/{shop}/preflight', params, {
    enabled: mayChange && Boolean(data?.connection),
    staleTime: 60_000,
  });
  if (!data) return <LoadingRows rows={4} />;
  const { connection } = data;
  const wizard = mayChange && (
    <Link to={`${base}/dong-bo/ket-noi`}>
      <Button tabIndex={-1}>{t('settings.reconnect')}</Button>
    </Link>
  );
  if (!connection) return <NotConnected />;

  const branch = seen?.branches.find(({ id }) => id === connection.default_branch);
  const channel = seen?.sale_channels.find(({ id }) => id === connection.sale_channel);
  const account = connection.account_type === 'fnb' ? 'fnb' : 'retail';
  return (
    <Flex vertical gap={16} style={{ maxWidth: 900 }}>
      {connection.state === 'failing' && <ConnectionTrouble connection={connection} />}
      <Card size="small" title={t('settings.connectionTitle')} extra={wizard}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'retailer', label: t('settings.retailer'), children: connection.retailer },
            {
              key: 'type',
              label: t('settings.accountType'),
              children: t(`settings.accountTypes.${account}`),
            },
            {
              key: 'client',
              label: t('settings.clientId'),
              children: (
                <Typography.Text copyable={{ tooltips: [t('common.copy')] }}>
                  {connection.client_id}
                </Typography.Text>
              ),
            },
            { key: 'since', label: t('settings.connectedAt'), children: formatTime(connection.connected_at) },
            {
              key: 'branch',
              label: t('settings.branch'),
              children: branch?.name ?? connection.default_branch ?? '–',
            },
            {
              key: 'channel',
              label: t('settings.saleChannel'),
              children: channel?.name ?? connection.sale_channel ?? t('common.none'),
            },
          ]}
        />
      </Card>
      {mayChange && <Preflight />}
    </Flex>
  );
}
