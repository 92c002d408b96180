import { Card, Flex, Progress as Bar, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatQuantity } from '@/shared/format';
import { LiveText } from '@/shared/LiveText';
import { useNames } from '@/shared/useNames';
import { StopButton } from './StopButton';
import { countsOf, sumOf, type Counts, type Run } from '../runs/run';

/** A run under way: how far each kind of data has come, and about how long it still takes. */
export function Progress({ run }: { run: Run }) {
  const { t } = useTranslation();
  const counted = new Map(countsOf(run));
  const present = [...run.entities].reverse().find((entity) => counted.has(entity));
  const { seconds_left: left } = run;

  return (
    <Card
      size="small"
      title={t('runs.nowRunning')}
      extra={left ? t('runs.timeLeft', { time: formatDuration(left) }) : undefined}
    >
      <Flex vertical gap={10}>
        {run.entities.map((entity) => (
          <Line key={entity} entity={entity} counts={counted.get(entity)} present={entity === present} />
        ))}
        <Flex wrap gap={8} justify="space-between" align="center">
          <Typography.Text type="secondary">{t('runs.youMayLeave')}</Typography.Text>
          <StopButton run={run.id} />
        </Flex>
        <LiveText hidden>
          {t('runs.announceRunning', { seen: formatQuantity(Math.floor(sumOf(run).seen / 500) * 500) })}
        </LiveText>
      </Flex>
    </Card>
  );
}

function Line({ entity, counts, present }: { entity: string; counts: Counts | undefined; present: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const seen = formatQuantity(counts?.seen);
  const told = !counts
    ? t('runs.waiting')
    : counts.expected
      ? t('runs.seenOf', { seen, expected: formatQuantity(Math.max(counts.expected, counts.seen)) })
      : t('runs.seen', { seen });
  const percent = !counts
    ? 0
    : !present
      ? 100
      : counts.expected
        ? Math.min(99, (100 * counts.seen) / counts.expected)
        : 0;

  return (
    <div>
      <Flex justify="space-between" gap={8}>
        <Typography.Text strong={present}>{names.entity(entity)}</Typography.Text>
        <Typography.Text type="secondary" className="numeric">
          {told}
        </Typography.Text>
      </Flex>
      <Bar
        aria-label={`${names.entity(entity)}: ${told}`}
        percent={Math.round(percent)}
        status={present ? 'active' : 'normal'}
        showInfo={false}
        size="small"
      />
    </div>
  );
}
