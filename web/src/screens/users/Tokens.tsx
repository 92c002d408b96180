import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { Listing } from '@/shared/listing/Listing';
import { Time } from '@/shared/Time';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';
import { MakeToken } from './MakeToken';
import { RightsInWords } from './rights';

type Token = Schemas['Token'];

/** The shop's tokens for programs that use the API. */
export function Tokens() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const confirm = useConfirm();
  const [making, setMaking] = useState(false);
  const query = useListing('/api/v1/shops/{shop}/tokens', { path: { shop }, query: { limit: 200 } });
  const remove = useAction(
    (token: Token) =>
      client.DELETE('/api/v1/shops/{shop}/tokens/{id}', { params: { path: { shop, id: token.id } } }),
    { done: (_, token) => t('users.token.removed', { name: token.name }), renews: ['tokens', 'log'] },
  );
  const ask = async (token: Token) => {
    const sure = await confirm({
      title: t('users.token.removeTitle', { name: token.name }),
      text: t('users.token.removeText'),
      action: t('users.token.remove'),
    });
    if (sure) remove.mutate(token);
  };

  const maker = ({ created_by }: Token) =>
    created_by === 'command' ? t('users.token.byCommand') : created_by;
  const used = (token: Token) =>
    token.last_used_at ? <Time value={token.last_used_at} /> : t('users.token.neverUsed');
  const removeButton = (token: Token) => (
    <Button
      size="small"
      danger
      onClick={() => void ask(token)}
      aria-label={t('users.token.removeNamed', { name: token.name })}
    >
      {t('users.token.remove')}
    </Button>
  );
  const columns: TableColumnsType<Token> = [
    { title: t('users.token.name'), render: (_, token) => <strong>{token.name}</strong> },
    { title: t('users.roleTitle'), render: (_, token) => t(`users.role.${token.role}`) },
    {
      title: t('users.rightsTitle'),
      width: 260,
      render: (_, token) => <RightsInWords role={token.role} held={token.rights} />,
    },
    {
      title: t('users.token.made'),
      render: (_, token) => (
        <>
          {maker(token)}, <Time value={token.created_at} />
        </>
      ),
    },
    { title: t('users.token.used'), render: (_, token) => used(token) },
    { title: t('users.actions'), render: (_, token) => removeButton(token) },
  ];

  return (
    <div>
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBlockEnd: 12 }}>
        <div>
          <Typography.Title level={2} style={{ fontSize: 18 }}>
            {t('users.token.title')}
          </Typography.Title>
          <Typography.Text type="secondary">{t('users.token.hint')}</Typography.Text>
        </div>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {t('users.token.make')}
        </Button>
      </Flex>
      <Listing
        label={t('users.token.title')}
        query={query}
        rowKey={(token) => token.id}
        columns={columns}
        card={(token) => (
          <Flex vertical gap={6} align="flex-start">
            <strong>{token.name}</strong>
            <span>
              {t(`users.role.${token.role}`)} · <RightsInWords role={token.role} held={token.rights} />
            </span>
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {maker(token)}, <Time value={token.created_at} /> · {t('users.token.used')}: {used(token)}
            </Typography.Text>
            {removeButton(token)}
          </Flex>
        )}
        empty={{ title: t('users.token.emptyTitle'), hint: t('users.token.emptyHint') }}
      />
      <MakeToken open={making} onClose={() => setMaking(false)} />
    </div>
  );
}
