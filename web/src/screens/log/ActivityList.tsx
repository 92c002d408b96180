import { ApiOutlined, RobotOutlined, UserOutlined } from '@ant-design/icons';
import { Flex, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { ChoiceFilter, FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { log } from '@/texts/vi/log';
import { LogPage } from './LogPage';
import { pageOf, useActivityWords } from './useActivityWords';

type Entry = Schemas['ActivityEntry'];

const icons = { person: UserOutlined, token: ApiOutlined, machine: RobotOutlined };
const kinds = ['person', 'token', 'machine'] as const;
const actions = Object.keys(log.action) as Entry['action'][];

/** What people and the machine did, the latest first. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const words = useActivityWords();
  const filters = useUrlFilters(['q', 'kind', 'action']);
  const { q, kind, action } = filters.filters;
  const query = useListing('/api/v1/shops/{shop}/log', {
    path: { shop },
    query: {
      limit: 50,
      cursor: filters.cursor,
      q,
      kind: kinds.find((known) => known === kind),
      action: actions.find((known) => known === action),
    },
  });

  const actor = (entry: Entry) => {
    const Icon = icons[entry.actor.kind];
    return (
      <span>
        <Icon aria-label={t(`log.kind.${entry.actor.kind}`)} /> {words.actor(entry.actor)}
      </span>
    );
  };
  const subject = ({ subject }: Entry) => {
    const text = subject.name ?? (subject.id ? `#${subject.id}` : '');
    const page = pageOf(subject);
    return page && text ? <Link to={`${base}/${page}`}>{text}</Link> : text;
  };
  const columns: TableColumnsType<Entry> = [
    { title: t('log.when'), render: (_, entry) => <Time value={entry.at} /> },
    { title: t('log.who'), render: (_, entry) => actor(entry) },
    { title: t('log.what'), render: (_, entry) => t(`log.action.${entry.action}`) },
    { title: t('log.subject'), render: (_, entry) => subject(entry) },
    {
      title: t('log.details'),
      render: (_, entry) => (
        <div style={{ whiteSpace: 'normal', maxWidth: 360, overflowWrap: 'anywhere' }}>
          {words.details(entry.details)}
        </div>
      ),
    },
  ];

  return (
    <LogPage part="deeds">
      <FilterBar filters={filters} search={t('log.searchDeeds')}>
        <ChoiceFilter
          filters={filters}
          name="kind"
          label={t('log.who')}
          options={kinds.map((value) => ({ value, label: t(`log.kind.${value}`) }))}
        />
        <ChoiceFilter
          filters={filters}
          name="action"
          label={t('log.what')}
          options={actions.map((value) => ({ value, label: t(`log.action.${value}`) }))}
        />
      </FilterBar>
      <Listing
        label={t('log.deeds')}
        query={query}
        rowKey={(entry) => entry.id}
        filters={filters}
        columns={columns}
        card={(entry) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} wrap>
              <strong>{t(`log.action.${entry.action}`)}</strong>
              <Typography.Text type="secondary" style={{ fontSize: 13 }}>
                <Time value={entry.at} />
              </Typography.Text>
            </Flex>
            <span className="in-text">
              {actor(entry)} {entry.subject.name && '· '}
              {subject(entry)}
            </span>
            <Typography.Text type="secondary" style={{ fontSize: 13, overflowWrap: 'anywhere' }}>
              {words.details(entry.details)}
            </Typography.Text>
          </Flex>
        )}
        empty={{ title: t('log.emptyTitle'), hint: t('log.emptyHint') }}
      />
    </LogPage>
  );
}
