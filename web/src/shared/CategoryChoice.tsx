import { TreeSelect, type TreeSelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/api/client';
import { foldMarks } from './foldMarks';
import { useShop } from './useShop';
import type { UrlFilters } from './useUrlFilters';

type Branch = Schemas['CategoryBranch'];

/** All categories of the shop, as a tree. */
export function useCategoryTree() {
  const { id: shop } = useShop();
  return api.useQuery('get', '/api/v1/shops/{shop}/categories/tree', { params: { path: { shop } } });
}

interface Node {
  value: number;
  title: string;
  disabled: boolean;
  children: Node[];
}

const nodeOf =
  (choosable: (id: number) => boolean) =>
  ({ id, name, children }: Branch): Node => ({
    value: id,
    title: name,
    disabled: !choosable(id),
    children: children.map(nodeOf(choosable)),
  });

interface CategoryChoiceProps extends Omit<TreeSelectProps<number>, 'treeData' | 'loading'> {
  /** Which ones may be chosen; all, unless said otherwise. */
  choosable?: (id: number) => boolean;
}

/** One category out of the tree, found by typing with or without Vietnamese marks. */
export function CategoryChoice({ choosable = () => true, ...props }: CategoryChoiceProps) {
  const { data, isPending } = useCategoryTree();
  return (
    <TreeSelect<number>
      showSearch={{
        filterTreeNode: (typed, { title }) => foldMarks(title as string).includes(foldMarks(typed)),
      }}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { maxHeight: 400, minWidth: 240 } } }}
      {...props}
      loading={isPending}
      treeData={data?.items.map(nodeOf(choosable)) ?? []}
    />
  );
}

/** The category that an address asks for; one typed by hand asks for nothing unheard of. */
export function categoryOf(text: string | undefined): number | undefined {
  const id = Number(text);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

/** The category as a filter of a list. */
export function CategoryFilter({ filters, name }: { filters: UrlFilters<string>; name: string }) {
  const { t } = useTranslation();
  return (
    <CategoryChoice
      allowClear
      aria-label={t('fields.category')}
      placeholder={t('fields.category')}
      value={categoryOf(filters.filters[name])}
      onChange={(value: number | undefined) => filters.set({ [name]: value ? String(value) : undefined })}
      style={{ minWidth: 180 }}
    />
  );
}
