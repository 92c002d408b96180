import { EditOutlined, PlusOutlined, ShoppingOutlined } from '@ant-design/icons';
import { Breadcrumb, Button, Card, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, type Schemas } from '@/api/client';
import { useCategoryTree } from '@/shared/CategoryChoice';
import { formatQuantity } from '@/shared/format';
import { Page } from '@/shared/Page';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { RecordStory } from '@/shared/story/RecordStory';
import { useShop } from '@/shared/useShop';
import { CategoryDialog, type Subject } from './CategoryDialog';
import { RestoreButton } from './RestoreButton';
import { levels, wayTo, type Branch } from './tree';
import { useDeleteCategory } from './useDeleteCategory';

/** One category, found by its address. */
export function Component() {
  const { id: shop } = useShop();
  const id = Number(useParams().id);
  const { data, error, refetch } = api.useQuery('get', '/api/v1/shops/{shop}/categories/{id}', {
    params: { path: { shop, id } },
  });
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} page />;
  if (!data) return <Loading />;
  return <CategoryPage key={id} category={data} />;
}

/** Where a category hangs, what is below it, and its story. */
function CategoryPage({ category }: { category: Schemas['CategoryView'] }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const [subject, setSubject] = useState<Subject>();
  const tree = useCategoryTree().data?.items ?? [];
  const way = wayTo(tree, category.id);
  return (
    <Page
      title={category.name}
      heading={
        <Flex wrap align="center" gap="4px 10px">
          {category.name}
          {category.archived_at && <Tag color="error">{t('categories.deleted')}</Tag>}
        </Flex>
      }
      back={{ to: `${base}/danh-muc`, label: t('menu.categories') }}
      actions={
        category.archived_at ? (
          <RestoreButton id={category.id} name={category.name} />
        ) : (
          <Actions category={category} deepest={way.length >= levels} onEdit={setSubject} />
        )
      }
    >
      <Flex vertical gap={16}>
        <Place category={category} way={way} />
        <RecordStory entity="categories" id={category.id} label={category.name} />
      </Flex>
      {subject && <CategoryDialog subject={subject} onClose={() => setSubject(undefined)} />}
    </Page>
  );
}

interface ActionsProps {
  category: Schemas['CategoryView'];
  deepest: boolean;
  onEdit: (subject: Subject) => void;
}

function Actions({ category, deepest, onEdit }: ActionsProps) {
  const { t } = useTranslation();
  const { base } = useShop();
  const navigate = useNavigate();
  const remove = useDeleteCategory(category, () => void navigate(`${base}/danh-muc`));
  return (
    <>
      <Button type="primary" icon={<EditOutlined />} onClick={() => onEdit({ category })}>
        {t('categories.editOrMove')}
      </Button>
      <Button icon={<PlusOutlined />} disabled={deepest} onClick={() => onEdit({ parent: category.id })}>
        {t('categories.createBelow')}
      </Button>
      <Button danger loading={remove.busy} onClick={remove.ask}>
        {t('common.remove')}
      </Button>
    </>
  );
}

function Place({ category, way }: { category: Schemas['CategoryView']; way: Branch[] }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const branch = way.at(-1);
  const count = branch?.products_in_all ?? 0;
  const link = ({ id, name }: Branch) => <Link to={`${base}/danh-muc/${id}`}>{name}</Link>;
  return (
    <Card>
      <Flex vertical gap={12} align="flex-start">
        {way.length > 1 && (
          <Breadcrumb items={way.map((above) => ({ title: above === branch ? above.name : link(above) }))} />
        )}
        <Link to={`${base}/san-pham?danh-muc=${category.id}`}>
          <ShoppingOutlined aria-hidden /> {t('categories.products', { count, shown: formatQuantity(count) })}
        </Link>
        {branch && branch.children.length > 0 && (
          <Flex wrap gap="4px 12px">
            <Typography.Text type="secondary">{t('categories.below')}:</Typography.Text>
            {branch.children.map((child) => (
              <span key={child.id}>{link(child)}</span>
            ))}
          </Flex>
        )}
        <Tag color={category.remote_id === null ? 'default' : 'success'}>
          {t(category.remote_id === null ? 'products.link.unlinked' : 'products.link.linked')}
        </Tag>
      </Flex>
    </Card>
  );
}
