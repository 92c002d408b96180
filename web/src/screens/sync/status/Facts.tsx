import { Badge, Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/api/client';
import { formatDuration, formatQuantity, formatRelative, formatTime } from '@/shared/format';
import { useShop } from '@/shared/useShop';
import { ConnectionTrouble } from './ConnectionTrouble';

type Connection = Schemas['ConnectionView'];

/** What a shop owner asks first: is it working, how fresh, until when, how much is equal. */
export function Facts({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const params = { params: { path: { shop } } };
  const { data: freshness } = api.useQuery('get', '/api/v1/shops/{shop}/freshness', params, {
    refetchInterval: 15_000,
  });
  const { data: agreement } = api.useQuery('get', '/api/v1/shops/{shop}/agreement', {
    params: { path: { shop }, query: { limit: 1 } },
  });
  const details = connection.connection;
  if (!details) return null;
  const failing = details.state === 'failing';

  return (
    <>
      {failing && <ConnectionTrouble connection={details} />}
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fit, minmax(205px, 1fr))' }}>
        <Fact title={t('status.connection')} hint={`${details.retailer}.kiotviet.vn`}>
          <Badge
            status={failing ? 'error' : 'success'}
            text={
              <strong>
                {t(failing ? 'status.failing' : 'status.working')}
                {failing &&
                  details.failing_since &&
                  ` ${t('status.failingSince', { time: formatTime(details.failing_since) })}`}
              </strong>
            }
          />
        </Fact>
        <Window window={connection.window} />
        <Fact title={t('status.fresh')} hint={<Webhooks webhooks={connection.webhooks ?? null} />}>
          <strong>{freshness ? <Freshness freshness={freshness} /> : '…'}</strong>
        </Fact>
        <Fact
          title={t('status.equal')}
          hint={
            agreement?.as_of &&
            t('status.equalAsOf', { time: formatRelative(agreement.checked_at ?? agreement.as_of) })
          }
        >
          <strong>{agreement ? <Agreement agreement={agreement} /> : '…'}</strong>
        </Fact>
      </div>
    </>
  );
}

function Fact({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <Card size="small">
      <Flex vertical gap={4}>
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          {title}
        </Typography.Text>
        <div style={{ fontSize: 15 }}>{children}</div>
        {hint && (
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            {hint}
          </Typography.Text>
        )}
      </Flex>
    </Card>
  );
}

function Window({ window }: { window: Schemas['WindowView'] }) {
  const { t } = useTranslation();
  const words = { until: formatTime(window.until), left: formatDuration(window.seconds_left) };
  return (
    <Fact title={t('status.window')} hint={t(`status.windowHint.${window.state}`)}>
      <strong>{t(`status.windowState.${window.state}`, words)}</strong>
    </Fact>
  );
}

function Freshness({ freshness }: { freshness: Schemas['FreshnessView'] }) {
  const { t } = useTranslation();
  const behind = Object.values(freshness.entities).flatMap(({ seconds_behind }) => seconds_behind ?? []);
  if (behind.length === 0) return <>{t('status.freshUnknown')}</>;
  return <>{t('status.freshNow', { time: formatDuration(Math.max(...behind)) })}</>;
}

function Webhooks({ webhooks }: { webhooks: Schemas['WebhooksView'] | null }) {
  const { t } = useTranslation();
  if (!webhooks || webhooks.registered === 0) return <>{t('status.webhooksOff')}</>;
  if (!webhooks.last_delivery_at) return <>{t('status.webhooksQuiet')}</>;
  return <>{t('status.webhooksOn', { time: formatRelative(webhooks.last_delivery_at) })}</>;
}

function Agreement({ agreement }: { agreement: Schemas['AgreementView'] }) {
  const { t } = useTranslation();
  if (agreement.compared === 0) return <>{t('status.equalUnknown')}</>;
  const words = { equal: formatQuantity(agreement.equal), compared: formatQuantity(agreement.compared) };
  return <>{t(agreement.equal === agreement.compared ? 'status.equalAll' : 'status.equalOf', words)}</>;
}
