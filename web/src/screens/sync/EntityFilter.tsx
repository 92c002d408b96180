import { useTranslation } from 'react-i18next';
import { ChoiceFilter, FilterBar } from '@/shared/listing/FilterBar';
import type { UrlFilters } from '@/shared/useUrlFilters';
import { useNames } from '@/shared/useNames';
import type { ReactNode } from 'react';

const all = [
  'categories',
  'products',
  'stock',
  'price_lists',
  'customer_groups',
  'customers',
  'orders',
  'branches',
];

interface EntityFilterProps {
  filters: UrlFilters<string>;
  entities?: readonly string[];
  search?: string;
  children?: ReactNode;
}

/** The filters of most lists of the sync area: which kind of data, and what the list adds. */
export function EntityFilter({ filters, entities = all, search, children }: EntityFilterProps) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <FilterBar filters={filters} search={search}>
      <ChoiceFilter
        filters={filters}
        name="entity"
        label={t('sync.entity')}
        options={entities.map((value) => ({ value, label: names.entity(value) }))}
      />
      {children}
    </FilterBar>
  );
}
