import { Badge } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Page } from '@/shared/Page';
import { useShop } from '@/shared/useShop';
import { useWaiting, type Waiting } from './status/useWaiting';
import styles from './subnav.module.css';

interface Part {
  name: 'status' | 'conflicts' | 'failures' | 'outbox' | 'waves' | 'matches' | 'plans' | 'runs' | 'settings';
  path: string;
  /** What of it waits for a person. */
  waiting?: keyof Waiting;
}

const parts: Part[] = [
  { name: 'status', path: '' },
  { name: 'conflicts', path: 'xung-dot', waiting: 'conflicts' },
  { name: 'failures', path: 'loi', waiting: 'failures' },
  { name: 'outbox', path: 'cho-gui', waiting: 'outbox_refused' },
  { name: 'waves', path: 'bat-thuong', waiting: 'waves' },
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
  const counts = useWaiting();
  const nav = useRef<HTMLElement>(null);

  // On a phone the parts do not fit side by side: the open one is brought into sight.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [title]);

  return (
    <>
      <nav ref={nav} aria-label={t('sync.parts')} className={styles.nav}>
        {parts.map(({ name, path, waiting }) => (
          <NavLink
            key={name}
            to={`${base}/dong-bo${path && `/${path}`}`}
            end={path === ''}
            className={styles.link}
          >
            {t(`sync.tabs.${name}`)}
            {waiting && <Badge count={counts?.[waiting]} overflowCount={999} size="small" color="#8f5a0a" />}
          </NavLink>
        ))}
      </nav>
      <Page title={title} hint={hint} actions={actions}>
        {children}
      </Page>
    </>
  );
}
