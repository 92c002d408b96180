import { useTranslation } from 'react-i18next';
import { NeedsRight } from '@/shared/NeedsRight';
import { Page } from '@/shared/Page';
import { useShop } from '@/shared/useShop';
import { Selling } from './Selling';

/** Cài đặt bán âm. */
export function Component() {
  const { t } = useTranslation();
  const { base } = useShop();
  return (
    <Page
      title={t('selling.title')}
      hint={t('selling.hint')}
      back={{ to: `${base}/ton-kho`, label: t('menu.stock') }}
    >
      <NeedsRight right="change_sync_settings" />
      <Selling />
    </Page>
  );
}
