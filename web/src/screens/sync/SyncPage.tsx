import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Page } from '@/shared/Page';
import { useShop } from '@/shared/useShop';
import styles from './subnav.module.css';

interface Part {
  name: 'status' | 'conflicts' | 'failures' | 'outbox' | 'waves' | 'matches' | 'plans' | 'runs' | 'settings';
  path: string;
}

const parts: Part[] = [
  { name: 'status', path: '' },
  { name: 'conflicts', path: 'xung-dot' },
  { name: 'failures', path: 'loi' },
  { name: 'outbox', path: 'cho-gui' },
  { name: 'waves', path: 'bat-thuong' },
  { name: 'matches', path: 'ghep' },
  { name: 'plans', path: 'xem-truoc' },
  { name: 'runs', path: 'lich-su' },
  { name: 'settings', path: 'cai-dat' },
];

interface SyncPageProps {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the sync area, with the way to the others and how much waits there. */
export function SyncPage({ title, hint, actions, children }: SyncPageProps) {
  const { t } = useTranslation();
  const { base } = useShop();
  return (
    <>
      <nav aria-label={t('sync.parts')} className={styles.nav}>
        {parts.map(({ name, path }) => (
          <NavLink
            key={name}
            to={`${base}/dong-bo${path && `/${path}`}`}
            end={path === ''}
            className={styles.link}
          >
            {t(`sync.tabs.${name}`)}
          </NavLink>
        ))}
      </nav>
      <Page title={title} hint={hint} actions={actions}>
        {children}
      </Page>
    </>
  );
}
