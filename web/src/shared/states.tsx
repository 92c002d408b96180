import { InboxOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton, Spin, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A page that is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <Flex justify="center" style={{ padding: '20vh 0' }} role="status" aria-label={t('common.loading')}>
      <Spin size="large" />
    </Flex>
  );
}

/** A part of a page that is on its way. */
export function LoadingRows({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} style={{ padding: 20 }}>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}

export interface EmptyText {
  title: string;
  hint?: ReactNode;
  action?: ReactNode;
}

/** A list without anything in it: says what will be here, and how it comes. */
export function Empty({ title, hint, action, icon = <InboxOutlined /> }: EmptyText & { icon?: ReactNode }) {
  return (
    <Flex vertical align="center" gap={8} style={{ padding: '48px 16px', textAlign: 'center' }}>
      <span aria-hidden style={{ fontSize: 34, color: '#9aa5a1' }}>
        {icon}
      </span>
      <Typography.Text strong>{title}</Typography.Text>
      {hint && (
        <Typography.Text type="secondary" style={{ maxWidth: 440 }}>
          {hint}
        </Typography.Text>
      )}
      {action}
    </Flex>
  );
}

/** A list in which the filters leave nothing. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty
      icon={<SearchOutlined />}
      title={t('common.nothingFound')}
      hint={t('common.nothingFoundHint')}
      action={<Button onClick={onClear}>{t('common.clearFilters')}</Button>}
    />
  );
}
