import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/shared/format';
import { runs as words } from '@/texts/vi/runs';
import { sumOf, type Run } from './run';

const colours = {
  running: 'processing',
  finished: 'success',
  finished_with_failures: 'warning',
  failed: 'error',
  interrupted: 'default',
  stopped: 'default',
} as const;

export function RunState({ run }: { run: Run }) {
  const { t } = useTranslation();
  return (
    <Flex wrap gap={4}>
      <Tag color={colours[run.state]}>{t(`runs.state.${run.state}`)}</Tag>
      {run.dry_run && <Tag>{t('runs.dryRun')}</Tag>}
    </Flex>
  );
}

/** What a run did, in a few words. */
export function RunSummary({ run }: { run: Run }) {
  const { t } = useTranslation();
  const sum = sumOf(run);
  const told = (['created', 'updated', 'archived', 'pushed', 'conflicts', 'failed'] as const).filter(
    (key) => sum[key] > 0,
  );
  if (told.length === 0) return <>{t('runs.nothingChanged')}</>;
  return (
    <>
      {told.map((key) => `${formatQuantity(sum[key])} ${t(`runs.counts.${key}`).toLowerCase()}`).join(', ')}
    </>
  );
}

/** Who or what began a run: the machine, the button, or a person by name. */
export function RunTrigger({ run }: { run: Run }) {
  const { t } = useTranslation();
  const known = run.trigger in words.trigger;
  return <>{known ? t(`runs.trigger.${run.trigger as keyof typeof words.trigger}`) : run.trigger}</>;
}
