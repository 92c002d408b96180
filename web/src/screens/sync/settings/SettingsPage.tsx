import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Selling } from '@/screens/stock/Selling';
import { NeedsRight } from '@/shared/NeedsRight';
import { useShop } from '@/shared/useShop';
import { SyncPage } from '../SyncPage';
import { ChoicesForm } from './ChoicesForm';
import { ConnectionSettings } from './ConnectionSettings';
import { OperatorSwitches } from './OperatorSwitches';
import { RulesEditor } from './RulesEditor';

const parts = { '': 'choices', 'quy-tac': 'rules', 'ban-hang': 'selling', 'ket-noi': 'connection' } as const;

/** What the shop decides about its synchronisation. */
export function Component() {
  const { t } = useTranslation();
  const { base } = useShop();
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
    selling: <Selling />,
    connection: <ConnectionSettings />,
  };
  return (
    <SyncPage title={t('settings.title')}>
      <NeedsRight right="change_sync_settings" />
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
