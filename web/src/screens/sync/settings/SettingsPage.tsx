import { Alert, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '@/api/session';
import { useShop } from '@/shared/useShop';
import { SyncPage } from '../SyncPage';
import { ChoicesForm } from './ChoicesForm';
import { ConnectionSettings } from './ConnectionSettings';
import { OperatorSwitches } from './OperatorSwitches';
import { RulesEditor } from './RulesEditor';
import { SellingForm } from './SellingForm';

const parts = { '': 'choices', 'quy-tac': 'rules', 'ban-hang': 'selling', 'ket-noi': 'connection' } as const;

/** What the shop decides about its synchronisation. */
export function Component() {
  const { t } = useTranslation();
  const { base } = useShop();
  const { can } = useSession();
  const navigate = useNavigate();
  const { part = '' } = useParams();
  const content = {
    choices: (
      <>
        <OperatorSwitches />
        <ChoicesForm />
      </>
    ),
    rules: <RulesEditor />,
    selling: <SellingForm />,
    connection: <ConnectionSettings />,
  };
  return (
    <SyncPage title={t('settings.title')}>
      {!can('change_sync_settings') && (
        <Alert type="info" showIcon title={t('settings.readOnly')} style={{ marginBlockEnd: 16 }} />
      )}
      <Tabs
        activeKey={part}
        onChange={(key) => void navigate(`${base}/dong-bo/cai-dat${key && `/${key}`}`)}
        destroyOnHidden
        items={Object.entries(parts).map(([key, name]) => ({
          key,
          label: t(`settings.parts.${name}`),
          children: content[name],
        }))}
      />
    </SyncPage>
  );
}
