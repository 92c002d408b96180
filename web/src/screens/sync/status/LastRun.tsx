import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LiveText } from '@/shared/LiveText';
import { Time } from '@/shared/Time';
import { Trouble } from '@/shared/Trouble';
import { useShop } from '@/shared/useShop';
import { errorOf, lasted } from '../runs/run';
import { RunState, RunSummary, RunTrigger } from '../runs/RunState';
import { useLatestRun } from '../runs/useLatestRun';
import { Progress } from './Progress';

/** The run under way with its progress, else how the last one went. */
export function LastRun() {
  const { t } = useTranslation();
  const { base } = useShop();
  const run = useLatestRun();
  if (!run) return null;
  if (run.state === 'running') return <Progress run={run} />;
  const error = errorOf(run);
  return (
    <Card
      size="small"
      title={t('status.lastRun')}
      extra={<Link to={`${base}/dong-bo/lich-su`}>{t('status.allRuns')}</Link>}
    >
      <Flex vertical gap={8}>
        <Flex wrap gap={12} align="center">
          <RunState run={run} />
          <Link to={`${base}/dong-bo/lich-su/${run.id}`}>
            <RunSummary run={run} />
          </Link>
          <Typography.Text type="secondary">
            <Time value={run.finished_at ?? run.updated_at} /> · {lasted(run)} · <RunTrigger run={run} />
          </Typography.Text>
        </Flex>
        {error && <Trouble {...error} />}
      </Flex>
      <LiveText hidden>{t('runs.announceDone', { state: t(`runs.state.${run.state}`) })}</LiveText>
    </Card>
  );
}
