import { Button, Flex, Timeline } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { Panel } from '../Panel';
import { ProblemView } from '../ProblemView';
import { Empty, LoadingRows } from '../states';
import { useShop } from '../useShop';
import { StoryEntry } from './Entry';

const path = '/api/v1/shops/{shop}/{entity}/{id}/history';

/** A record's own story, for those who may see the synchronisation. */
export function Story(record: { entity: string; id: number }) {
  const { can } = useSession();
  return can('see_sync') ? <Told {...record} /> : null;
}

/** The latest first: what changed, on which side, by whom, and the way back. */
function Told({ entity, id }: { entity: string; id: number }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const at = { shop, entity, id };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['get', `/api/v1/shops/{shop}/${entity}/{id}/history`, { params: { path: at } }],
    queryFn: async ({ pageParam, signal }): Promise<Schemas['Listing_HistoryEntry']> => {
      const params = { path: at, query: { limit: 20, cursor: pageParam } };
      return (await client.GET(path, { params, signal })).data!;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const entries = data?.pages.flatMap((page) => page.items);

  return (
    <Panel title={t('history.title')}>
      {error && !entries && <ProblemView error={error} onRetry={() => void refetch()} />}
      {!error && !entries && <LoadingRows rows={3} />}
      {entries?.length === 0 && <Empty title={t('history.emptyTitle')} hint={t('history.emptyHint')} />}
      {entries && entries.length > 0 && (
        <Flex vertical gap={8} align="flex-start">
          <Timeline
            style={{ paddingBlockStart: 6 }}
            items={entries.map((entry) => ({ key: entry.id, content: <StoryEntry entry={entry} /> }))}
          />
          {hasNextPage && (
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('history.older')}
            </Button>
          )}
        </Flex>
      )}
    </Panel>
  );
}
