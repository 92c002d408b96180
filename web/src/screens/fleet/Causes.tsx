import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client, type Schemas } from '@/api/client';
import { Panel } from '@/shared/Panel';
import { useConfirm } from '@/shared/useConfirm';
import type { UrlFilters } from '@/shared/useUrlFilters';
import { useFleetAction } from './useFleetAction';

type Cause = Schemas['FleetTotals']['causes'][number];

interface CausesProps {
  causes: readonly Cause[];
  filters: UrlFilters<'q' | 'state' | 'code'>;
}

/** What ails the shops: one cause mended, and all that it held up is tried again. */
export function Causes({ causes, filters }: CausesProps) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const retry = useFleetAction(
    async (cause: Cause) =>
      (
        await client.POST('/api/v1/fleet/causes/{code}/retry', {
          params: { path: { code: cause.code } },
        })
      ).data!,
    (done) => t('fleet.retried', { count: done.records, shops: done.shops }),
  );
  const ask = async (cause: Cause) => {
    const sure = await confirm({
      title: t('fleet.retryTitle', { title: cause.title }),
      text: t('fleet.retryText', { count: cause.records, shops: cause.shops }),
      action: t('fleet.retry'),
      danger: false,
    });
    if (sure) retry.mutate(cause);
  };
  if (causes.length === 0) return null;

  return (
    <Panel title={t('fleet.causes')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {causes.map((cause) => (
          <li key={cause.code} style={{ padding: '8px 0' }}>
            <Flex gap={12} wrap align="center" justify="space-between">
              <div>
                <strong>{cause.title}</strong>
                <Typography.Text type="secondary" style={{ display: 'block', fontSize: 13 }}>
                  {t('fleet.causeShops', { count: cause.shops })},{' '}
                  {t('fleet.causeRecords', { count: cause.records })} ·{' '}
                  <Link to={`/ma-loi/${encodeURIComponent(cause.code)}`}>{cause.code}</Link>
                </Typography.Text>
              </div>
              <Flex gap={8}>
                <Button size="small" onClick={() => filters.set({ code: cause.code, state: undefined })}>
                  {t('fleet.seeShops')}
                </Button>
                {cause.records > 0 && (
                  <Button
                    size="small"
                    loading={retry.isPending && retry.variables.code === cause.code}
                    onClick={() => void ask(cause)}
                    aria-label={t('fleet.retryNamed', { title: cause.title })}
                  >
                    {t('fleet.retry')}
                  </Button>
                )}
              </Flex>
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
