import { useTranslation } from 'react-i18next';
import { entities } from '@/texts/vi/entities';
import { fields } from '@/texts/vi/fields';

/** The words for entities and fields that the service names by their code; an unknown one stays as it is. */
export function useNames() {
  const { t } = useTranslation();
  return {
    entity: (name: string): string => {
      if (name === 'price_entries') return t('sync.priceEntries');
      return name in entities ? t(`entities.${name as keyof typeof entities}`) : name;
    },
    field: (name: string): string => (name in fields ? t(`fields.${name as keyof typeof fields}`) : name),
  };
}

const places: Record<string, string> = {
  products: 'san-pham',
  categories: 'danh-muc',
  price_lists: 'bang-gia',
  orders: 'don-hang',
  customers: 'khach-hang',
};

/** Where a record is shown, below the shop's address; undefined where it has no page. */
export function recordPath(entity: string, id: number | null | undefined): string | undefined {
  const place = places[entity];
  return place && id ? `${place}/${id}` : undefined;
}
