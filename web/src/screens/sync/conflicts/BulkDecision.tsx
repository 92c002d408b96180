import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';

interface BulkDecisionProps {
  chosen: number[];
  entity: string | undefined;
  more: boolean;
  onDone: () => void;
}

/** Decides many conflicts alike: those that are ticked, else all that the filter leaves. */
export function BulkDecision({ chosen, entity, more, onDone }: BulkDecisionProps) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const confirm = useConfirm();
  const decide = useAction(
    async (choice: 'ours' | 'theirs') =>
      (
        await client.POST('/api/v1/shops/{shop}/conflicts/decisions', {
          params: { path: { shop } },
          body: {
            choice,
            ...(chosen.length > 0 ? { ids: chosen } : {}),
            ...(entity && chosen.length === 0 ? { entity: entity as Schemas['Entity'] } : {}),
          },
        })
      ).data!,
    {
      done: ({ decided, dissolved, open }) => t('conflicts.decided', { decided: decided + dissolved, open }),
      renews: ['conflicts', 'outbox', 'history', 'products', 'customers', 'orders', 'categories'],
      onDone,
    },
  );
  if (chosen.length === 0 && !more) return null;

  const scope =
    chosen.length > 0
      ? t('conflicts.scopeChosen', { count: chosen.length })
      : entity
        ? t('conflicts.scopeEntity', { entity: names.entity(entity).toLowerCase() })
        : t('conflicts.scopeAll');
  const ask = async (choice: 'ours' | 'theirs') => {
    const yes = await confirm({
      title: t('conflicts.bulkTitle', { side: t(`sync.${choice}`), scope }),
      text: t('conflicts.bulkText'),
      action: t(choice === 'ours' ? 'conflicts.keepOurs' : 'conflicts.keepTheirs'),
      danger: false,
    });
    if (yes) decide.mutate(choice);
  };

  return (
    <Flex
      wrap
      gap={8}
      align="center"
      style={{ marginBlockEnd: 12 }}
      role="group"
      aria-label={t('conflicts.decideAll', { scope })}
    >
      <Typography.Text type="secondary">{t('conflicts.decideAll', { scope })}:</Typography.Text>
      <Button loading={decide.isPending} onClick={() => void ask('ours')}>
        {t('conflicts.keepOurs')}
      </Button>
      <Button loading={decide.isPending} onClick={() => void ask('theirs')}>
        {t('conflicts.keepTheirs')}
      </Button>
    </Flex>
  );
}
