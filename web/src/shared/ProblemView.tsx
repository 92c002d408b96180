import { DisconnectOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { Empty } from './states';
import { Trouble } from './Trouble';

/** Presents whatever a query or a change failed with. `page`: it stands alone in the middle of the window. */
export function ProblemView({
  error,
  onRetry,
  page,
}: {
  error: unknown;
  onRetry?: () => void;
  page?: boolean;
}) {
  const { t } = useTranslation();
  const retry = onRetry && <Button onClick={onRetry}>{t('common.tryAgain')}</Button>;
  const frame = page ? { maxWidth: 560, margin: '20vh auto 0', padding: 16 } : { padding: 16 };

  if (!(error instanceof Problem)) {
    return (
      <div role="alert" style={frame}>
        <Empty
          icon={<DisconnectOutlined />}
          title={t('common.offlineTitle')}
          hint={t('common.offlineHint')}
          action={retry}
        />
      </div>
    );
  }
  const { details } = error;
  return (
    <div style={frame}>
      <Trouble {...details}>
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {t('problems.request', { id: details.request_id })}
        </Typography.Text>
        {retry}
      </Trouble>
    </div>
  );
}
