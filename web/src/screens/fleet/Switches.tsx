import { Drawer, Flex, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useConfirm } from '@/shared/useConfirm';
import { useIsPhone } from '@/shared/useIsPhone';
import { useFleetAction } from './useFleetAction';

type Item = Schemas['FleetItem'];
type Name = 'orders_enabled' | 'customers_enabled' | 'always_on' | 'suspended';

const names: Name[] = ['orders_enabled', 'customers_enabled', 'always_on', 'suspended'];

/** What only the operator switches for a shop. */
export function Switches({ item, onClose }: { item: Item | null; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const confirm = useConfirm();
  const set = useFleetAction(
    ({ name, on }: { name: Name; on: boolean }) =>
      client.PATCH('/api/v1/shops/{shop}/connection', {
        params: { path: { shop: String(item?.shop.id) } },
        body: { [name]: on },
      }),
    t('common.saved'),
  );
  const isOn = (name: Name) =>
    item !== null && (name === 'suspended' ? item.state === 'suspended' : item[name]);
  const change = async (name: Name, on: boolean) => {
    if (name === 'suspended' && on) {
      const sure = await confirm({
        title: t('fleet.suspendTitle', { name: item?.shop.name }),
        text: t('fleet.suspendText'),
        action: t('fleet.suspend'),
      });
      if (!sure) return;
    }
    set.mutate({ name, on });
  };

  return (
    <Drawer
      title={item?.shop.name}
      open={item !== null}
      onClose={onClose}
      size={phone ? '100%' : 400}
      closable={{ 'aria-label': t('common.close') }}
    >
      <Flex vertical gap={20}>
        {names.map((name) => (
          <Flex key={name} gap={12} align="flex-start">
            <Switch
              id={`switch-${name}`}
              checked={isOn(name)}
              loading={set.isPending && set.variables.name === name}
              onChange={(on) => void change(name, on)}
              aria-describedby={`hint-${name}`}
            />
            <div>
              <label htmlFor={`switch-${name}`}>
                <strong>{t(`fleet.switch.${name}.name`)}</strong>
              </label>
              <Typography.Text
                type="secondary"
                id={`hint-${name}`}
                style={{ display: 'block', fontSize: 13 }}
              >
                {t(`fleet.switch.${name}.hint`)}
              </Typography.Text>
            </div>
          </Flex>
        ))}
      </Flex>
    </Drawer>
  );
}
