import { Card, Flex, Progress, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { formatDuration, formatQuantity } from '@/shared/format';
import { Bars } from './Bars';

/** What the last 24 hours brought, how long it took to be here, and what is left of KiotViet's hour. */
export function Activity({ overview }: { overview: Schemas['Overview'] }) {
  const { t } = useTranslation();
  const { activity, quota } = overview;
  const sum = (key: 'from_kiotviet' | 'to_kiotviet') =>
    activity.reduce((total, hour) => total + hour[key], 0);
  const delays = activity.flatMap(({ delay_seconds }) => delay_seconds ?? []);
  const delay = delays.length > 0 ? delays.reduce((total, one) => total + one, 0) / delays.length : undefined;

  return (
    <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))' }}>
      <Card size="small" title={t('overview.activity')}>
        <Bars hours={activity} />
        <Typography.Text type="secondary">
          {t('overview.activitySum', {
            from: formatQuantity(sum('from_kiotviet')),
            to: formatQuantity(sum('to_kiotviet')),
          })}
        </Typography.Text>
      </Card>
      <Card size="small" title={t('overview.pace')}>
        <Flex vertical gap={14}>
          <div>
            <Typography.Text type="secondary">{t('overview.delay')}</Typography.Text>
            <div style={{ fontSize: 18, fontWeight: 600 }}>
              {delay === undefined ? t('overview.delayUnknown') : formatDuration(Math.max(1, delay))}
            </div>
          </div>
          {quota && (
            <div>
              <Typography.Text type="secondary">{t('overview.quota')}</Typography.Text>
              <Progress
                aria-label={t('overview.quota')}
                percent={Math.round((100 * quota.used) / Math.max(1, quota.limit))}
                status={quota.left * 10 < quota.limit ? 'exception' : 'normal'}
                showInfo={false}
              />
              <Typography.Text>
                {t('overview.quotaLeft', {
                  left: formatQuantity(quota.left),
                  limit: formatQuantity(quota.limit),
                })}
              </Typography.Text>
            </div>
          )}
        </Flex>
      </Card>
    </div>
  );
}
