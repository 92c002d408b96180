import { Button, Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '@/api/session';
import { NeedsRight } from '@/shared/NeedsRight';
import { useShop } from '@/shared/useShop';
import { useStartRun } from '../status/useStartRun';

/** The first run: looked at before anything is written, or at once. */
export function FirstStep({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const navigate = useNavigate();
  const mayRun = useSession().can('run_sync');
  const start = useStartRun({ renews: ['runs', 'plans', 'connection'] });
  const begin = (dry_run: boolean) =>
    start.mutate(
      { dry_run },
      { onSuccess: () => void navigate(dry_run ? `${base}/dong-bo/xem-truoc` : `${base}/dong-bo`) },
    );

  return (
    <Flex vertical gap={16} style={{ maxWidth: 900 }}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t('connect.firstTitle')}
      </Typography.Title>
      <NeedsRight right="run_sync" />
      <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))' }}>
        <Way
          title={
            <>
              {t('connect.previewTitle')} <Tag color="success">{t('connect.recommended')}</Tag>
            </>
          }
          hint={t('connect.previewHint')}
        >
          <Button type="primary" disabled={!mayRun} loading={start.isPending} onClick={() => begin(true)}>
            {t('connect.preview')}
          </Button>
        </Way>
        <Way title={t('connect.nowTitle')} hint={`${t('connect.nowHint')} ${t('connect.windowNote')}`}>
          <Button disabled={!mayRun} loading={start.isPending} onClick={() => begin(false)}>
            {t('connect.now')}
          </Button>
        </Way>
      </div>
      <div>
        <Button onClick={onBack}>{t('common.back')}</Button>
      </div>
    </Flex>
  );
}

function Way({ title, hint, children }: { title: ReactNode; hint: string; children: ReactNode }) {
  return (
    <Card>
      <Flex vertical gap={12} align="flex-start" style={{ height: '100%' }}>
        <Typography.Text strong style={{ fontSize: 15 }}>
          {title}
        </Typography.Text>
        <Typography.Text type="secondary">{hint}</Typography.Text>
        <div style={{ marginBlockStart: 'auto' }}>{children}</div>
      </Flex>
    </Card>
  );
}
