import { Card, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCategoryTree } from '@/shared/CategoryChoice';
import { foldMarks } from '@/shared/foldMarks';
import { formatQuantity } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { SearchInput } from '@/shared/SearchInput';
import { Empty, LoadingRows, NothingFound } from '@/shared/states';
import { useIsPhone } from '@/shared/useIsPhone';
import { useShop } from '@/shared/useShop';
import type { Subject } from './CategoryDialog';
import { CategoryMenu } from './CategoryMenu';
import { idsOf, search, type Branch } from './tree';

/** The tree as a table whose rows open; on a phone with names and menus alone. */
export function CategoryTree({ onEdit }: { onEdit: (subject: Subject) => void }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const phone = useIsPhone();
  const [typed, setTyped] = useState('');
  const [closed, setClosed] = useState<number[]>([]);
  const { data, error, refetch } = useCategoryTree();
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  if (data.items.length === 0) {
    return <Empty title={t('categories.emptyTitle')} hint={t('categories.emptyHint')} />;
  }
  const wanted = foldMarks(typed.trim());
  const found = wanted ? search(data.items, (name) => foldMarks(name).includes(wanted)) : data.items;

  const products = ({ id, products_in_all: count }: Branch) => (
    <Link to={`${base}/san-pham?danh-muc=${id}`}>
      {t('categories.products', { count, shown: formatQuantity(count) })}
    </Link>
  );
  const columns: TableColumnsType<Branch> = [
    {
      title: t('categories.name'),
      render: (_, branch) => (
        <span style={phone ? { display: 'inline-block' } : undefined}>
          <Link to={`${base}/danh-muc/${branch.id}`} style={{ fontWeight: 500 }}>
            {branch.name}
          </Link>
          {phone && <div style={{ fontSize: 12 }}>{products(branch)}</div>}
        </span>
      ),
    },
    {
      title: t('menu.products'),
      hidden: phone,
      width: 140,
      align: 'end',
      className: 'numeric',
      render: (_, branch) => products(branch),
    },
    {
      title: 'KiotViet',
      hidden: phone,
      width: 200,
      render: (_, { remote_id }) => (
        <Tag color={remote_id === null ? 'default' : 'success'}>
          {t(remote_id === null ? 'products.link.unlinked' : 'products.link.linked')}
        </Tag>
      ),
    },
    {
      title: <span className="visually-hidden">{t('products.moreActions')}</span>,
      width: 60,
      align: 'end',
      render: (_, branch) => <CategoryMenu category={branch} onEdit={onEdit} />,
    },
  ];
  return (
    <>
      <SearchInput
        label={t('categories.search')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        style={{ maxWidth: 420, marginBlockEnd: 12 }}
      />
      <Card styles={{ body: { padding: 0 } }} style={{ overflow: 'hidden' }}>
        {found.length === 0 ? (
          <NothingFound onClear={() => setTyped('')} />
        ) : (
          <Table<Branch>
            dataSource={found.map(withoutEmpty)}
            rowKey={({ id }) => id}
            columns={columns}
            pagination={false}
            size="middle"
            expandable={{
              expandedRowKeys: idsOf(found).filter((id) => wanted !== '' || !closed.includes(id)),
              onExpand: (open, { id }) =>
                setClosed((ids) => (open ? ids.filter((other) => other !== id) : [...ids, id])),
            }}
          />
        )}
      </Card>
    </>
  );
}

/** The table offers to open every row that has a list of children, be it empty. */
function withoutEmpty({ children, ...branch }: Branch): Branch {
  return (children.length > 0 ? { ...branch, children: children.map(withoutEmpty) } : branch) as Branch;
}
