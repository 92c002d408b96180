import { useTranslation } from 'react-i18next';
import { CategoryFilter, categoryOf } from '@/shared/CategoryChoice';
import { ChoiceFilter, FilterBar, TickFilter } from '@/shared/listing/FilterBar';
import type { Filters, UrlFilters } from '@/shared/useUrlFilters';

export const filterNames = ['q', 'danh-muc', 'trang-thai', 'lien-ket', 'het-hang', 'gop', 'sap-xep'] as const;
type Name = (typeof filterNames)[number];

const standings = ['on_sale', 'hidden', 'discontinued', 'archived'] as const;
const links = ['linked', 'unlinked', 'waiting', 'refused'] as const;
const orders = ['newest', 'updated', 'cheapest', 'dearest'] as const;

function known<Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined {
  return values.find((one) => one === value);
}

/** What the address says, as the service takes it; an address typed by hand asks for nothing unheard of. */
export function queryOf(filters: Filters<Name>) {
  return {
    q: filters.q,
    category: categoryOf(filters['danh-muc']),
    status: known(standings, filters['trang-thai']) ?? ('live' as const),
    linked: known(links, filters['lien-ket']),
    out_of_stock: filters['het-hang'] ? true : undefined,
    family: filters.gop ? true : undefined,
    sort: known(orders, filters['sap-xep']),
  };
}

export function ProductFilters({ filters }: { filters: UrlFilters<Name> }) {
  const { t } = useTranslation();
  return (
    <FilterBar filters={filters} search={t('products.search')}>
      <CategoryFilter filters={filters} name="danh-muc" />
      <ChoiceFilter
        filters={filters}
        name="trang-thai"
        label={t('products.columns.standing')}
        options={standings.map((value) => ({ value, label: t(`products.standing.${value}`) }))}
      />
      <ChoiceFilter
        filters={filters}
        name="lien-ket"
        label={t('products.columns.link')}
        options={links.map((value) => ({ value, label: t(`products.link.${value}`) }))}
      />
      <ChoiceFilter
        filters={filters}
        name="sap-xep"
        label={t('products.sort.label')}
        options={orders.map((value) => ({ value, label: t(`products.sort.${value}`) }))}
      />
      <TickFilter filters={filters} name="het-hang" label={t('products.outOfStock')} />
      <TickFilter filters={filters} name="gop" label={t('products.families')} />
    </FilterBar>
  );
}
