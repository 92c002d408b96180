import { LinkOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { useSession } from '@/api/session';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { Panel } from '@/shared/Panel';
import { ProblemView } from '@/shared/ProblemView';
import { useShop } from '@/shared/useShop';
import { unmapped } from './branches';
import { PlaceForm, type Editing } from './PlaceForm';

type Place = Schemas['PointOfSaleView'];

/** The shop's points of sale, and which branch each is on KiotViet. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { can } = useSession();
  const [editing, setEditing] = useState<Editing | null>(null);
  const mayChange = can('change_sync_settings');
  const query = useListing('/api/v1/shops/{shop}/points-of-sale', { path: { shop }, query: { limit: 200 } });
  const found = api.useQuery('get', '/api/v1/shops/{shop}/branches', { params: { path: { shop } } });
  const branches = found.data?.items ?? [];
  const places = query.data?.items ?? [];
  const free = unmapped(branches);

  const branchOf = (place: Place) => {
    if (!place.remote_id) {
      return (
        <Tag color="warning" style={{ margin: 0 }}>
          {t('pointsOfSale.noBranch')}
        </Tag>
      );
    }
    const branch = branches.find(({ id }) => id === place.remote_id);
    return (
      <span>
        <LinkOutlined aria-hidden /> {branch?.name ?? place.remote_id}
      </span>
    );
  };
  const edit = (place: Place) =>
    mayChange && (
      <Button
        size="small"
        onClick={() => setEditing({ place })}
        aria-label={t('pointsOfSale.editTitle', { name: place.name })}
      >
        {t('common.edit')}
      </Button>
    );
  const name = (place: Place) => (
    <Flex gap={8} wrap align="center">
      <strong>{place.name}</strong>
      {place.default && (
        <Tag color="success" style={{ margin: 0 }}>
          {t('pointsOfSale.isDefault')}
        </Tag>
      )}
      {place.archived_at && <Tag style={{ margin: 0 }}>{t('common.archived')}</Tag>}
    </Flex>
  );

  return (
    <Page
      title={t('menu.pointsOfSale')}
      hint={t('pointsOfSale.hint')}
      actions={
        mayChange && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setEditing({ place: null })}
          >
            {t('pointsOfSale.add')}
          </Button>
        )
      }
    >
      <Flex vertical gap={16}>
        {found.error && !found.data && (
          <ProblemView error={found.error} onRetry={() => void found.refetch()} />
        )}
        {free.length > 0 && (
          <Panel title={t('pointsOfSale.unmapped', { count: free.length })}>
            <Typography.Paragraph type="secondary">{t('pointsOfSale.unmappedHint')}</Typography.Paragraph>
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {free.map((branch) => (
                <li key={branch.id} style={{ padding: '8px 0' }}>
                  <Flex gap={12} wrap align="center" justify="space-between">
                    <span>
                      <strong>{branch.name}</strong>
                      {branch.address && (
                        <Typography.Text type="secondary"> · {branch.address}</Typography.Text>
                      )}
                    </span>
                    {mayChange && (
                      <Button size="small" onClick={() => setEditing({ place: null, branch })}>
                        {t('pointsOfSale.addFor')}
                      </Button>
                    )}
                  </Flex>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Listing
          label={t('menu.pointsOfSale')}
          query={query}
          rowKey={(place) => place.id}
          columns={[
            { title: t('pointsOfSale.name'), render: (_, place) => name(place) },
            {
              title: t('fields.address'),
              render: (_, { address }) => (
                <div style={{ whiteSpace: 'normal', maxWidth: 300 }}>{address ?? '–'}</div>
              ),
            },
            { title: t('fields.phone'), className: 'numeric', render: (_, { phone }) => phone ?? '–' },
            { title: t('pointsOfSale.branch'), render: (_, place) => branchOf(place) },
            ...(mayChange
              ? [{ title: t('users.actions'), render: (_: unknown, place: Place) => edit(place) }]
              : []),
          ]}
          card={(place) => (
            <Flex vertical gap={6} align="flex-start">
              {name(place)}
              <Typography.Text type="secondary">
                {[place.address, place.phone].filter(Boolean).join(' · ')}
              </Typography.Text>
              {branchOf(place)}
              {edit(place)}
            </Flex>
          )}
          empty={{ title: t('pointsOfSale.emptyTitle'), hint: t('pointsOfSale.emptyHint') }}
        />
      </Flex>
      <PlaceForm editing={editing} branches={branches} places={places} onClose={() => setEditing(null)} />
      {places.length > 0 && !mayChange && (
        <Typography.Text type="secondary" style={{ display: 'block', marginBlockStart: 12 }}>
          {t('pointsOfSale.mayNotChange')}
        </Typography.Text>
      )}
    </Page>
  );
}
