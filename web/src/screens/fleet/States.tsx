import { Button, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import type { UrlFilters } from '@/shared/useUrlFilters';

export type FleetState = Schemas['FleetState'];

export const fleetStates: FleetState[] = ['failing', 'working', 'paused', 'not_connected', 'suspended'];

const colours: Record<FleetState, string> = {
  working: 'success',
  failing: 'error',
  paused: 'warning',
  not_connected: 'default',
  suspended: 'default',
};

export function StateTag({ state }: { state: FleetState }) {
  const { t } = useTranslation();
  return (
    <Tag color={colours[state]} style={{ margin: 0 }}>
      {t(`fleet.state.${state}`)}
    </Tag>
  );
}

interface TotalsProps {
  totals: Schemas['FleetTotals'];
  filters: UrlFilters<'q' | 'state' | 'code'>;
}

/** How many shops stand how; each figure leads to its shops. */
export function StateTotals({ totals, filters }: TotalsProps) {
  const { t } = useTranslation();
  const chosen = filters.filters.state;
  return (
    <Flex gap={8} wrap role="group" aria-label={t('fleet.byState')}>
      {fleetStates.map((state) => (
        <Button
          key={state}
          aria-pressed={chosen === state}
          type={chosen === state ? 'primary' : 'default'}
          onClick={() => filters.set({ state: chosen === state ? undefined : state })}
          style={{ height: 'auto', padding: '8px 16px' }}
        >
          <Flex vertical align="flex-start">
            <span className="numeric" style={{ fontSize: 20, fontWeight: 600 }}>
              {formatQuantity(totals.states[state] ?? 0)}
            </span>
            <span>{t(`fleet.state.${state}`)}</span>
          </Flex>
        </Button>
      ))}
    </Flex>
  );
}

/** Figures of a shop that ask for attention; nothing where there are none. */
export function Waiting({ item }: { item: Schemas['FleetItem'] }) {
  const { t } = useTranslation();
  const { failures, conflicts, backlog } = item;
  if (failures + conflicts + backlog === 0) {
    return <Typography.Text type="secondary">{t('fleet.nothingWaits')}</Typography.Text>;
  }
  return (
    <Flex gap={4} wrap>
      {failures > 0 && <Tag color="error">{t('fleet.failures', { count: failures })}</Tag>}
      {conflicts > 0 && <Tag color="warning">{t('fleet.conflicts', { count: conflicts })}</Tag>}
      {backlog > 0 && <Tag>{t('fleet.backlog', { count: backlog })}</Tag>}
    </Flex>
  );
}
