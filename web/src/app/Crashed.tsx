import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** What stands where a screen failed; also when its code could not be loaded, as after an update of the service. */
export function Crashed() {
  const { t } = useTranslation();
  return (
    <Result
      status="warning"
      title={t('common.crashTitle')}
      subTitle={t('common.crashHint')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('common.reload')}
        </Button>
      }
    />
  );
}
