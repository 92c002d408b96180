import { Alert, Button, Card, Flex, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { Warnings } from '../settings/Preflight';
import type { Tested } from './Wizard';

type Chosen = Pick<Schemas['Connect'], 'branch' | 'sale_channel'>;

/** What there is to choose from on KiotViet, and what would hinder; then the connection is stored. */
export function BranchStep({
  tested,
  onBack,
  onStored,
}: {
  tested: Tested;
  onBack: () => void;
  onStored: () => void;
}) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { account, seen } = tested;
  const store = useAction(
    ({ branch, sale_channel }: Chosen) =>
      client.PUT('/api/v1/shops/{shop}/connection', {
        params: { path: { shop } },
        body: { ...account, branch: branch ?? null, sale_channel: sale_channel ?? null },
      }),
    { done: t('connect.saved'), renews: ['connection', 'preflight', 'rules', 'branches'], onDone: onStored },
  );

  return (
    <Flex vertical gap={16} style={{ maxWidth: 820 }}>
      <Alert type="success" showIcon title={t('connect.welcome')} />
      {seen.warnings.length > 0 && <Warnings warnings={seen.warnings} />}
      <Card>
        <Form<Chosen>
          layout="vertical"
          initialValues={{
            branch: seen.branches.find((branch) => branch.default)?.id ?? seen.branches[0]?.id,
            sale_channel: seen.sale_channels.find((channel) => channel.chosen)?.id,
          }}
          onFinish={(values) => store.mutate(values)}
        >
          <Form.Item name="branch" label={t('settings.branch')} extra={t('connect.branchHint')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={seen.branches.map(({ id, name, address }) => ({
                value: id,
                label: address ? `${name} (${address})` : name,
              }))}
            />
          </Form.Item>
          <Form.Item
            name="sale_channel"
            label={t('settings.saleChannel')}
            extra={t('connect.saleChannelHint')}
          >
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('connect.noSaleChannel')}
              options={seen.sale_channels.map(({ id, name, active }) => ({
                value: id,
                label: active ? name : `${name} (${t('connect.inactive')})`,
                disabled: !active,
              }))}
            />
          </Form.Item>
          <Flex gap={8}>
            <Button onClick={onBack}>{t('common.back')}</Button>
            <Button type="primary" htmlType="submit" loading={store.isPending}>
              {t('connect.save')}
            </Button>
          </Flex>
        </Form>
      </Card>
    </Flex>
  );
}
