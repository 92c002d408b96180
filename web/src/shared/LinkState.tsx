import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

interface Linked {
  remote_id: number | null;
  archived_at: string | null;
}

/** Whether a record is in use, and whether KiotViet has it too. */
export function LinkState({ record }: { record: Linked }) {
  const { t } = useTranslation();
  if (record.archived_at) return <Tag style={{ margin: 0 }}>{t('common.archived')}</Tag>;
  return record.remote_id ? (
    <Tag color="success" style={{ margin: 0 }}>
      {t('common.onBothSides')}
    </Tag>
  ) : (
    <Tag color="warning" style={{ margin: 0 }}>
      {t('common.onlyHere')}
    </Tag>
  );
}
