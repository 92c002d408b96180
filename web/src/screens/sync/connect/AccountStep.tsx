import { Alert, Button, Card, Flex, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { ProblemView } from '@/shared/ProblemView';
import { useShop } from '@/shared/useShop';
import type { Account, Tested } from './Wizard';

interface AccountStepProps {
  stored: Schemas['ConnectionDetails'] | null;
  entered: Account | undefined;
  onTested: (tested: Tested) => void;
}

/** The account on KiotViet: entered, and tested at once. */
export function AccountStep({ stored, entered, onTested }: AccountStepProps) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [form] = Form.useForm<Account>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const fnb = Form.useWatch('account_type', form) === 'fnb';

  const test = async (values: Account) => {
    setBusy(true);
    setProblem(undefined);
    const account = { ...values, client_secret: values.client_secret || null };
    try {
      const { data } = await client.POST('/api/v1/shops/{shop}/connection/test', {
        params: { path: { shop } },
        body: account,
      });
      onTested({ account, seen: data! });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const required = [{ required: true, whitespace: true, message: t('connect.required') }];
  const initial: Partial<Account> = entered ?? {
    account_type: stored?.account_type === 'fnb' ? 'fnb' : 'retail',
    retailer: stored?.retailer,
    client_id: stored?.client_id,
  };

  return (
    <Flex wrap gap={16} align="flex-start">
      <Card style={{ flex: '1 1 380px', maxWidth: 560 }}>
        {problem !== undefined && (
          <div style={{ marginBlockEnd: 12 }}>
            <ProblemView error={problem} />
          </div>
        )}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={initial}
          onFinish={(values) => void test(values)}
        >
          <Form.Item name="account_type" label={t('settings.accountType')}>
            <Radio.Group
              options={(['retail', 'fnb'] as const).map((value) => ({
                value,
                label: t(`settings.accountTypes.${value}`),
              }))}
            />
          </Form.Item>
          {fnb && <Alert type="info" showIcon title={t('connect.fnbNote')} style={{ marginBlockEnd: 20 }} />}
          <Form.Item
            name="retailer"
            label={t('settings.retailer')}
            extra={t('connect.retailerHint')}
            rules={required}
          >
            <Input suffix=".kiotviet.vn" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="client_id" label={t('settings.clientId')} rules={required}>
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="client_secret"
            label={t('connect.secret')}
            extra={t('connect.secretHint')}
            rules={stored ? [] : required}
          >
            <Input.Password autoComplete="off" placeholder={stored ? t('connect.secretKept') : undefined} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('connect.test')}
          </Button>
        </Form>
      </Card>
      <Card size="small" title={t('connect.whereTitle')} style={{ flex: '1 1 260px', maxWidth: 380 }}>
        <ol style={{ margin: 0, paddingInlineStart: 20 }}>
          {t('connect.where', { returnObjects: true }).map((line) => (
            <li key={line} style={{ marginBlockEnd: 6 }}>
              {line}
            </li>
          ))}
        </ol>
      </Card>
    </Flex>
  );
}
