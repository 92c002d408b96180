import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Page } from '@/shared/Page';
import { useShop } from '@/shared/useShop';

/** The two lists of the log: what was done, and what became of the records. */
export function LogPage({ part, children }: { part: 'deeds' | 'changes'; children: ReactNode }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const navigate = useNavigate();
  return (
    <Page title={t('menu.log')} hint={t(`log.${part}Hint`)}>
      <Tabs
        activeKey={part}
        onChange={(chosen) => void navigate(`${base}/nhat-ky${chosen === 'changes' ? '/thay-doi' : ''}`)}
        items={(['deeds', 'changes'] as const).map((key) => ({
          key,
          label: t(`log.${key}`),
          children: key === part && children,
        }))}
      />
    </Page>
  );
}
