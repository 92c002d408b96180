import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';

type Standing = Pick<Schemas['ProductView'], 'archived_at' | 'active' | 'visible'>;

/** How a product stands in the shop: the same four as the list's filter. */
export function standingOf({ archived_at, active, visible }: Standing) {
  if (archived_at) return 'archived';
  if (!active) return 'discontinued';
  return visible ? 'on_sale' : 'hidden';
}

const standingColours = {
  on_sale: 'success',
  hidden: 'default',
  discontinued: 'warning',
  archived: 'error',
} as const;

export function StandingTag({ product }: { product: Standing }) {
  const { t } = useTranslation();
  const standing = standingOf(product);
  return <Tag color={standingColours[standing]}>{t(`products.standing.${standing}`)}</Tag>;
}

const linkColours = {
  linked: 'success',
  unlinked: 'default',
  waiting: 'processing',
  refused: 'error',
} as const;

/** How a record stands with KiotViet. */
export function LinkTag({ state, short }: { state: Schemas['LinkState']; short?: boolean }) {
  const { t } = useTranslation();
  // In a column that is headed by KiotViet's name it need not be said again.
  return <Tag color={linkColours[state]}>{t(`products.${short ? 'linkShort' : 'link'}.${state}`)}</Tag>;
}
