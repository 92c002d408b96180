import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client, type Schemas } from '@/api/client';
import { ProblemView } from '@/shared/ProblemView';
import { Empty, LoadingRows } from '@/shared/states';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { RestoreButton } from './RestoreButton';

const path = '/api/v1/shops/{shop}/categories';

/** All categories that are archived: the service lists them among the others, page by page. */
function useArchived() {
  const { id: shop } = useShop();
  return useQuery({
    queryKey: ['get', path, { params: { path: { shop } } }, 'archived'],
    queryFn: async ({ signal }) => {
      const found: Schemas['CategoryView'][] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 500, cursor };
        const { data } = await client.GET(path, { params: { path: { shop }, query }, signal });
        found.push(...data!.items.filter(({ archived_at }) => archived_at !== null));
        cursor = data!.next_cursor ?? undefined;
      } while (cursor);
      return found;
    },
  });
}

/** Categories that were deleted, with the way back. */
export function Archived() {
  const { t } = useTranslation();
  const { base } = useShop();
  const { data, error, refetch } = useArchived();
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  if (data.length === 0) {
    return <Empty title={t('categories.noneDeleted')} hint={t('categories.noneDeletedHint')} />;
  }
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 10, maxWidth: 720 }}>
      {data.map((category) => (
        <li key={category.id}>
          <Card size="small">
            <Flex justify="space-between" align="center" gap={12}>
              <div>
                <Link to={`${base}/danh-muc/${category.id}`}>{category.name}</Link>
                <br />
                <Typography.Text type="secondary">
                  {t('categories.deletedAt')} <Time value={category.archived_at} />
                </Typography.Text>
              </div>
              <RestoreButton id={category.id} name={category.name} />
            </Flex>
          </Card>
        </li>
      ))}
    </ul>
  );
}
