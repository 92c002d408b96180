import { Button, Descriptions, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '@/api/client';
import { useSession } from '@/api/session';
import { formatTime } from '@/shared/format';
import { Loaded } from '@/shared/Loaded';
import { Page } from '@/shared/Page';
import { Trouble } from '@/shared/Trouble';
import { useShop } from '@/shared/useShop';
import { Progress } from '../status/Progress';
import { Changes } from './Changes';
import { CountsTable } from './CountsTable';
import { errorOf, lasted, requestsOf, type Run } from './run';
import { RunState, RunTrigger } from './RunState';
import { useUndoRun } from './useUndoRun';

/** One run: how it went, what it counted, and each of its changes. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const id = Number(useParams().id);
  const query = api.useQuery(
    'get',
    '/api/v1/shops/{shop}/runs/{id}',
    { params: { path: { shop, id } } },
    { refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1500 : false) },
  );
  const { data } = query;
  return (
    <Page
      title={t('runs.one', { id })}
      back={{ to: `${base}/dong-bo/lich-su`, label: t('runs.title') }}
      actions={data && data.state !== 'running' && !data.dry_run && <UndoButton id={id} />}
    >
      <Loaded query={query}>{(run) => <RunDetails run={run} />}</Loaded>
    </Page>
  );
}

function UndoButton({ id }: { id: number }) {
  const { t } = useTranslation();
  const { undo, busy } = useUndoRun(id);
  const { can } = useSession();
  if (!can('decide_conflicts')) return null;
  return (
    <Button onClick={undo} loading={busy}>
      {t('runs.undo')}
    </Button>
  );
}

function RunDetails({ run }: { run: Run }) {
  const { t } = useTranslation();
  const error = errorOf(run);
  return (
    <Flex vertical gap={20}>
      {run.state === 'running' && <Progress run={run} />}
      {error && <Trouble {...error} />}
      <Descriptions
        size="small"
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'state', label: t('runs.result'), children: <RunState run={run} /> },
          { key: 'began', label: t('runs.started'), children: formatTime(run.started_at) },
          { key: 'lasted', label: t('runs.lasted'), children: lasted(run) },
          { key: 'by', label: t('runs.begunBy'), children: <RunTrigger run={run} /> },
          { key: 'requests', label: t('runs.requests'), children: t('runs.readsAndWrites', requestsOf(run)) },
        ]}
      />
      <section>
        <Typography.Title level={2} style={{ fontSize: 16, marginBlockEnd: 10 }}>
          {t('runs.byEntity')}
        </Typography.Title>
        <CountsTable run={run} />
      </section>
      {!run.dry_run && (
        <section>
          <Typography.Title level={2} style={{ fontSize: 16, marginBlockEnd: 10 }}>
            {t('runs.changes')}
          </Typography.Title>
          <Changes run={run.id} />
        </section>
      )}
    </Flex>
  );
}
