import { CheckCircleOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Typography } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { colors } from '@/app/theme';
import { ProblemView } from '@/shared/ProblemView';
import { LoadingRows } from '@/shared/states';
import { Trouble } from '@/shared/Trouble';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';

const path = '/api/v1/shops/{shop}/preflight';

/** Looks at KiotViet's settings again, and mends what its API can mend. */
export function Preflight() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const queries = useQueryClient();
  const params = { path: { shop } };
  const { data, error, refetch, isFetching } = api.useQuery('get', path, { params }, { staleTime: 60_000 });
  const repair = useAction(
    async (code: string) =>
      (await client.POST('/api/v1/shops/{shop}/preflight/repair', { params, body: { code } })).data!,
    {
      done: t('settings.mended'),
      onDone: (seen) => queries.setQueryData(['get', path, { params }], seen),
    },
  );
  return (
    <Card
      size="small"
      title={t('settings.preflightTitle')}
      extra={
        <Button loading={isFetching} onClick={() => void refetch()}>
          {t('settings.check')}
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">{t('settings.preflightHint')}</Typography.Paragraph>
      {error && !data ? (
        <ProblemView error={error} />
      ) : data ? (
        <Warnings warnings={data.warnings} busy={repair.isPending} onMend={(code) => repair.mutate(code)} />
      ) : (
        <LoadingRows rows={2} />
      )}
    </Card>
  );
}

interface WarningsProps {
  warnings: readonly Schemas['Advice'][];
  busy?: boolean;
  /** Absent before the connection is stored: nothing can be mended through it yet. */
  onMend?: (code: string) => void;
}

/** What would forbid or hinder the synchronisation, with the steps to mend it. */
export function Warnings({ warnings, busy, onMend }: WarningsProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  if (warnings.length === 0) {
    return (
      <Typography.Text>
        <CheckCircleOutlined aria-hidden style={{ color: colors.good }} /> {t('settings.preflightGood')}
      </Typography.Text>
    );
  }
  return (
    <Flex vertical gap={10}>
      {warnings.map((warning) => (
        <Trouble
          key={warning.code}
          code={warning.code}
          title={warning.title}
          detail={warning.detail}
          remedy={warning.advice}
          severity={warning.severity}
        >
          {warning.mendable && onMend && can('change_sync_settings') && (
            <Button loading={busy} onClick={() => onMend(warning.code)}>
              {t('settings.mend')}
            </Button>
          )}
        </Trouble>
      ))}
    </Flex>
  );
}
