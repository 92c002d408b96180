import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useListing, type Row } from '@/api/listing';
import { useSession } from '@/api/session';
import { formatQuantity } from '@/shared/format';
import { FieldValue } from '@/shared/FieldValue';
import { Listing } from '@/shared/listing/Listing';
import { NeedsRight } from '@/shared/NeedsRight';
import { Time } from '@/shared/Time';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { waves as words } from '@/texts/vi/waves';
import { SyncPage } from '../SyncPage';
import { Brakes } from './Brakes';

const path = '/api/v1/shops/{shop}/waves';
type Wave = Row<typeof path>;
type Example = { label: string; from: unknown; to: unknown };

/** Alarming changes that came by the dozen and are held back, and parts that stopped since too much has vanished. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const filters = useUrlFilters([]);
  const query = useListing(path, { path: { shop }, query: { limit: 20, cursor: filters.cursor } });
  return (
    <SyncPage title={t('waves.title')} hint={t('waves.hint')}>
      <NeedsRight right="decide_conflicts" />
      <Brakes />
      <Listing
        label={t('waves.title')}
        query={query}
        rowKey={(wave) => wave.id}
        filters={filters}
        card={(wave) => <WaveCard wave={wave} />}
        empty={{ title: t('waves.emptyTitle'), hint: t('waves.emptyHint') }}
      />
    </SyncPage>
  );
}

const colours = { open: 'warning', allowed: 'success', refused: 'default', closed: 'default' } as const;

function WaveCard({ wave }: { wave: Wave }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const confirm = useConfirm();
  const mayDecide = useSession().can('decide_conflicts');
  const decide = useAction(
    (allow: boolean) =>
      client.POST('/api/v1/shops/{shop}/waves/{id}/decisions', {
        params: { path: { shop, id: wave.id } },
        body: { allow },
      }),
    { done: (_, allow) => t(allow ? 'waves.allowed' : 'waves.refused'), renews: ['waves'] },
  );
  const examples = wave.examples as unknown as Example[];
  const field = wave.kind === 'zeros' ? 'on_hand' : wave.kind === 'halved' ? 'price' : 'state';
  const kind = wave.kind in words.kind ? t(`waves.kind.${wave.kind as keyof typeof words.kind}`) : wave.kind;

  return (
    <Flex vertical gap={10}>
      <Flex wrap gap={8} align="baseline" justify="space-between">
        <Typography.Title level={2} style={{ fontSize: 16 }}>
          {kind}
        </Typography.Title>
        <Tag color={colours[wave.state]}>{t(`waves.state.${wave.state}`)}</Tag>
      </Flex>
      <Typography.Text>
        {t('waves.affected', {
          affected: formatQuantity(wave.affected),
          known: formatQuantity(wave.known),
          entity: names.entity(wave.entity).toLowerCase(),
        })}{' '}
        ·{' '}
        <Typography.Text type="secondary">
          <Time value={wave.opened_at} />
          {wave.decided_by && ` · ${t('waves.decidedBy', { name: wave.decided_by })}`}
        </Typography.Text>
      </Typography.Text>
      {examples.length > 0 && (
        <Card size="small" styles={{ body: { background: '#faf9f5' } }}>
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {t('waves.examples')}
          </Typography.Text>
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
            {examples.map((example) => (
              <li key={example.label}>
                {example.label}: <FieldValue field={field} value={example.from} /> →{' '}
                <strong>
                  <FieldValue field={field} value={example.to} />
                </strong>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {mayDecide && wave.state !== 'closed' && (
        <Flex wrap gap={8}>
          <Button
            type={wave.state === 'open' ? 'primary' : 'default'}
            disabled={wave.state === 'allowed'}
            loading={decide.isPending}
            onClick={() =>
              void confirm({
                title: t('waves.allowTitle', { affected: formatQuantity(wave.affected) }),
                text: t('waves.allowText'),
                action: t('waves.allow'),
              }).then((yes) => yes && decide.mutate(true))
            }
          >
            {t('waves.allow')}
          </Button>
          <Button
            disabled={wave.state === 'refused'}
            loading={decide.isPending}
            onClick={() => decide.mutate(false)}
          >
            {t('waves.refuse')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
