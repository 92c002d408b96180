import { DownOutlined, SyncOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '@/api/session';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import type { Schemas } from '@/api/client';
import { useLatestRun } from '../runs/useLatestRun';
import { useStartRun } from './useStartRun';

const parts: Schemas['Entity'][] = ['products', 'stock', 'price_lists', 'customers', 'orders', 'categories'];

/** Đồng bộ: the button, and the other ways to press it. */
export function StartButton() {
  const { t } = useTranslation();
  const { base } = useShop();
  const names = useNames();
  const navigate = useNavigate();
  const start = useStartRun();
  const { can } = useSession();
  const running = useLatestRun()?.state === 'running';
  const busy = start.isPending || running;

  if (!can('run_sync')) return null;
  return (
    <Space.Compact>
      <Button
        type="primary"
        size="large"
        icon={<SyncOutlined spin={busy} />}
        disabled={busy}
        onClick={() => start.mutate({})}
      >
        {running ? t('runs.nowRunning') : t('runs.start')}
      </Button>
      <Dropdown
        trigger={['click']}
        disabled={busy}
        menu={{
          items: [
            {
              key: 'dry',
              label: t('runs.startDry'),
              onClick: () =>
                start.mutate(
                  { dry_run: true },
                  { onSuccess: () => void navigate(`${base}/dong-bo/xem-truoc`) },
                ),
            },
            { key: 'full', label: t('runs.startFull'), onClick: () => start.mutate({ full: true }) },
            { type: 'divider' },
            ...parts.map((entity) => ({
              key: entity,
              label: t('runs.startSome', { entity: names.entity(entity).toLowerCase() }),
              onClick: () => start.mutate({ entities: [entity] }),
            })),
          ],
        }}
      >
        <Button type="primary" size="large" icon={<DownOutlined />} aria-label={t('runs.startMore')} />
      </Dropdown>
    </Space.Compact>
  );
}
