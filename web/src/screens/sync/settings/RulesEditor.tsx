import { Collapse, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/api/client';
import { ProblemView } from '@/shared/ProblemView';
import { LoadingRows } from '@/shared/states';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { EntityRules } from './EntityRules';

/** Which way each field travels, and who prevails, entity by entity. */
export function RulesEditor() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const { data, error, refetch } = api.useQuery('get', '/api/v1/shops/{shop}/rules', {
    params: { path: { shop } },
  });

  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  return (
    <>
      <Typography.Paragraph type="secondary">{t('settings.rulesHint')}</Typography.Paragraph>
      <Collapse
        destroyOnHidden
        style={{ background: '#fff' }}
        items={data.items.map((rules) => ({
          key: rules.entity,
          label: <strong>{names.entity(rules.entity)}</strong>,
          extra: <Difference rules={rules} />,
          children: <EntityRules rules={rules} />,
        }))}
      />
    </>
  );
}

function Difference({ rules }: { rules: Schemas['RulesView'] }) {
  const { t } = useTranslation();
  const changed = rules.fields.filter(({ is_default }) => !is_default).length;
  return changed > 0 ? (
    <Tag color="processing">{t('settings.changedCount', { count: changed })}</Tag>
  ) : (
    <Typography.Text type="secondary">{t('settings.allDefault')}</Typography.Text>
  );
}
