import { Segmented } from 'antd';
import { useState, type Key } from 'react';
import { useTranslation } from 'react-i18next';
import { useListing } from '@/api/listing';
import { useSession } from '@/api/session';
import { Listing } from '@/shared/listing/Listing';
import { NeedsRight } from '@/shared/NeedsRight';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { EntityFilter } from '../EntityFilter';
import { SyncPage } from '../SyncPage';
import { BulkDecision } from './BulkDecision';
import { ConflictCard } from './ConflictCard';

const entities = [
  'products',
  'categories',
  'customers',
  'orders',
  'price_lists',
  'customer_groups',
  'branches',
];

/** Fields that both sides changed and whose rule leaves the choice to a person. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const filters = useUrlFilters(['entity', 'closed']);
  const mayDecide = useSession().can('decide_conflicts');
  const [chosen, setChosen] = useState<Key[]>([]);
  const closed = filters.filters.closed === 'true';
  const query = useListing('/api/v1/shops/{shop}/conflicts', {
    path: { shop },
    query: {
      kind: 'field',
      entity: filters.filters.entity as never,
      closed,
      limit: 20,
      cursor: filters.cursor,
    },
  });
  const open = query.data?.items.filter((conflict) => !conflict.closed_at) ?? [];
  const present = chosen.filter((key) => open.some(({ id }) => id === key));

  return (
    <SyncPage title={t('conflicts.title')} hint={t('conflicts.hint')}>
      <NeedsRight right="decide_conflicts" />
      <EntityFilter filters={filters} entities={entities}>
        <Segmented
          aria-label={t('conflicts.show')}
          value={closed}
          onChange={(value) => filters.set({ closed: value ? 'true' : undefined })}
          options={[
            { value: false, label: t('conflicts.open') },
            { value: true, label: t('conflicts.closed') },
          ]}
        />
      </EntityFilter>
      {mayDecide && !closed && open.length > 0 && (
        <BulkDecision
          chosen={present.map(Number)}
          entity={filters.filters.entity}
          more={open.length > 1 || Boolean(query.data?.next_cursor)}
          onDone={() => setChosen([])}
        />
      )}
      <Listing
        label={t('conflicts.title')}
        query={query}
        rowKey={(conflict) => conflict.id}
        filters={filters}
        card={(conflict) => <ConflictCard conflict={conflict} />}
        selection={
          mayDecide && !closed
            ? {
                keys: present,
                onChange: setChosen,
                label: (conflict: { label: string; entity: string }) =>
                  t('conflicts.select', { label: conflict.label || names.entity(conflict.entity) }),
              }
            : undefined
        }
        empty={{ title: t('conflicts.emptyTitle'), hint: t('conflicts.emptyHint') }}
      />
    </SyncPage>
  );
}
