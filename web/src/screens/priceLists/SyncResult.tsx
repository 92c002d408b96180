import { Alert, Flex } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { renew } from '@/api/events';
import { formatDuration, formatQuantity } from '@/shared/format';
import { LiveText } from '@/shared/LiveText';
import { useShop } from '@/shared/useShop';
import { changesOf, secondsOf } from './counts';
import type { PriceListRun } from './usePriceListRun';

/** What the run that was just started does, and what came of it. */
export function SyncResult({ run: { run, dismiss } }: { run: PriceListRun }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const queries = useQueryClient();
  const state = run?.state;

  useEffect(() => {
    if (state && state !== 'running') void renew(queries, shop, ['price_lists', 'products']);
  }, [state, queries, shop]);

  if (!run) return null;
  const { lists, prices, changed, failed } = changesOf(run);
  const read = t('priceLists.read', { lists: formatQuantity(lists), prices: formatQuantity(prices) });
  const good = run.state === 'finished';
  const details = <Link to={`${base}/dong-bo/lich-su/${run.id}`}>{t('priceLists.runDetails')}</Link>;

  return (
    <div style={{ marginBlockEnd: 16 }}>
      {run.state === 'running' ? (
        <Alert type="info" showIcon title={t('priceLists.syncing')} description={lists > 0 && read} />
      ) : (
        <Alert
          type={good ? 'success' : run.state === 'finished_with_failures' ? 'warning' : 'error'}
          showIcon
          closable={{ onClose: dismiss, 'aria-label': t('common.close') }}
          title={t(`priceLists.result.${run.state}`)}
          description={
            <Flex vertical gap={4}>
              <span>
                {read}{' '}
                {changed === 0
                  ? t('priceLists.nothingChanged')
                  : t('priceLists.changed', { count: changed, shown: formatQuantity(changed) })}{' '}
                {failed > 0 && t('priceLists.failed', { count: failed, shown: formatQuantity(failed) })}
              </span>
              <span>
                {t('priceLists.took', { time: formatDuration(secondsOf(run)) })} {details}
              </span>
            </Flex>
          }
        />
      )}
      <LiveText hidden>
        {run.state === 'running' ? t('priceLists.syncing') : t(`priceLists.result.${run.state}`)}
      </LiveText>
    </div>
  );
}
