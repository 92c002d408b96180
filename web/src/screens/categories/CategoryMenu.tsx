import { DeleteOutlined, EditOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useCategoryTree } from '@/shared/CategoryChoice';
import type { Subject } from './CategoryDialog';
import { levels, wayTo } from './tree';
import { useDeleteCategory } from './useDeleteCategory';

interface CategoryMenuProps {
  category: Schemas['CategoryView'];
  onEdit: (subject: Subject) => void;
}

/** What can be done with one category. */
export function CategoryMenu({ category, onEdit }: CategoryMenuProps) {
  const { t } = useTranslation();
  const remove = useDeleteCategory(category);
  const { data } = useCategoryTree();
  const deepest = wayTo(data?.items ?? [], category.id).length >= levels;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'edit',
            icon: <EditOutlined />,
            label: t('categories.editOrMove'),
            onClick: () => onEdit({ category }),
          },
          {
            key: 'below',
            icon: <PlusOutlined />,
            label: t('categories.createBelow'),
            disabled: deepest,
            onClick: () => onEdit({ parent: category.id }),
          },
          { type: 'divider' },
          {
            key: 'remove',
            danger: true,
            icon: <DeleteOutlined />,
            label: t('common.remove'),
            onClick: remove.ask,
          },
        ],
      }}
    >
      <Button
        type="text"
        icon={<MoreOutlined />}
        loading={remove.busy}
        aria-label={t('categories.menuOf', { name: category.name })}
      />
    </Dropdown>
  );
}
