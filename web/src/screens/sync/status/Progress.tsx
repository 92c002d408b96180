import { Card, Flex, Progress as Bar, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { LiveText } from '@/shared/LiveText';
import { formatQuantity } from '@/shared/format';
import { useNames } from '@/shared/useNames';
import { countsOf, sumOf, type Run } from '../runs/run';

/** A run under way: how far each kind of data has come. */
export function Progress({ run }: { run: Run }) {
  const { t } = useTranslation();
  const names = useNames();
  const counted = new Map(countsOf(run));
  const last = [...run.entities].reverse().find((entity) => counted.has(entity));

  return (
    <Card title={t('runs.nowRunning')}>
      <Flex vertical gap={12}>
        {run.entities.map((entity) => {
          const counts = counted.get(entity);
          const running = entity === last;
          return (
            <div key={entity}>
              <Flex justify="space-between" gap={8}>
                <Typography.Text strong={running}>{names.entity(entity)}</Typography.Text>
                <Typography.Text type="secondary" className="numeric">
                  {counts ? formatQuantity(counts.seen) : t('runs.waiting')}
                </Typography.Text>
              </Flex>
              <Bar
                aria-label={names.entity(entity)}
                percent={counts && !running ? 100 : running ? 50 : 0}
                status={running ? 'active' : 'normal'}
                showInfo={false}
                size="small"
              />
            </div>
          );
        })}
        <Typography.Text type="secondary">{t('runs.youMayLeave')}</Typography.Text>
        <LiveText hidden>
          {t('runs.announceRunning', { seen: Math.floor(sumOf(run).seen / 500) * 500 })}
        </LiveText>
      </Flex>
    </Card>
  );
}
