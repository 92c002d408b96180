import type { UseQueryResult } from '@tanstack/react-query';
import { Card, Spin, Table, type TableColumnsType } from 'antd';
import type { Key, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '../ScrollRegion';
import { ProblemView } from '../ProblemView';
import { Empty, LoadingRows, NothingFound, type EmptyText } from '../states';
import { useIsPhone } from '../useIsPhone';
import type { UrlFilters } from '../useUrlFilters';
import { Cards } from './Cards';
import { Pager } from './Pager';

export interface Selection {
  keys: Key[];
  onChange: (keys: Key[]) => void;
  /** What a row's tick box is called. */
  label: (row: never) => string;
}

interface ListingProps<Row> {
  /** What the list holds, for those who hear the page. */
  label: string;
  query: UseQueryResult<{ items: Row[]; next_cursor?: string | null }>;
  rowKey: (row: Row) => Key;
  /** Absent for a list that is cards on every screen. */
  columns?: TableColumnsType<Row>;
  /** A row on a phone. */
  card: (row: Row) => ReactNode;
  empty: EmptyText;
  /** Filters and place of the list, from `useUrlFilters`; absent for a list that is whole. */
  filters?: UrlFilters<string>;
  selection?: Selection;
  /** What opens below a row. */
  expanded?: (row: Row) => ReactNode;
}

/** A list from the service: a table on a desk, cards on a phone; while it loads, fails, or has nothing to show. */
export function Listing<Row extends object>(props: ListingProps<Row>) {
  const { label, query, rowKey, columns, card, empty, filters, selection, expanded } = props;
  const { t } = useTranslation();
  const phone = useIsPhone();
  const { data, error, isPlaceholderData, refetch } = query;

  if (error && !data) {
    return (
      <Card styles={{ body: { padding: 0 } }}>
        <ProblemView error={error} onRetry={() => void refetch()} />
      </Card>
    );
  }
  if (!data) {
    return (
      <Card styles={{ body: { padding: 0 } }}>
        <LoadingRows />
      </Card>
    );
  }
  if (data.items.length === 0) {
    return (
      <Card styles={{ body: { padding: 0 } }}>
        {filters?.any ? <NothingFound onClear={filters.clear} /> : <Empty {...empty} />}
        <Pager filters={filters} next={data.next_cursor} />
      </Card>
    );
  }
  return (
    <section aria-busy={isPlaceholderData}>
      <Spin spinning={isPlaceholderData} delay={200}>
        {phone || !columns ? (
          <Cards rows={data.items} rowKey={rowKey} card={card} selection={selection} expanded={expanded} />
        ) : (
          <Card styles={{ body: { padding: 0 } }} style={{ overflow: 'hidden' }}>
            <ScrollRegion label={label}>
              <Table<Row>
                dataSource={data.items}
                columns={columns}
                rowKey={rowKey}
                pagination={false}
                size="middle"
                expandable={
                  expanded && {
                    expandedRowRender: expanded,
                    columnTitle: <span className="visually-hidden">{t('common.details')}</span>,
                  }
                }
                rowSelection={
                  selection && {
                    selectedRowKeys: selection.keys,
                    // What was ticked on another page stays ticked.
                    preserveSelectedRowKeys: true,
                    onChange: (keys) => selection.onChange(keys),
                    getCheckboxProps: (row) => ({ 'aria-label': selection.label(row as never) }),
                  }
                }
              />
            </ScrollRegion>
          </Card>
        )}
      </Spin>
      <Pager filters={filters} next={data.next_cursor} />
    </section>
  );
}
