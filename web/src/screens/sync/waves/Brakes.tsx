import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { useSession } from '@/api/session';
import { formatQuantity } from '@/shared/format';
import { useConfirm } from '@/shared/useConfirm';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useStartRun } from '../status/useStartRun';

/** Parts that have stopped because too many records vanished on KiotViet at once. */
export function Brakes() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const confirm = useConfirm();
  const { can } = useSession();
  const start = useStartRun({ renews: ['runs', 'conflicts'] });
  const { data } = useListing('/api/v1/shops/{shop}/conflicts', {
    path: { shop },
    query: { kind: 'brake', limit: 20 },
  });

  const allow = async (entity: string) => {
    const yes = await confirm({
      title: t('waves.brakeAllowTitle'),
      text: t('waves.brakeAllowText'),
      action: t('waves.brakeAllow'),
    });
    if (yes) start.mutate({ entities: [entity as Schemas['Entity']], allow_disappearance: true });
  };

  return (
    <Flex vertical gap={10} style={{ marginBlockEnd: data?.items.length ? 16 : 0 }}>
      {data?.items.map((brake) => {
        const known = Number(brake.ours);
        const left = Number(brake.theirs);
        const told = Number.isFinite(known) && Number.isFinite(left);
        return (
          <Alert
            key={brake.id}
            type="error"
            showIcon
            title={t('waves.brakeTitle', { entity: names.entity(brake.entity).toLowerCase() })}
            description={
              <Flex vertical gap={8} align="flex-start">
                <span>
                  {told
                    ? t('waves.brakeText', {
                        gone: formatQuantity(known - left),
                        known: formatQuantity(known),
                      })
                    : t('waves.brakeTextShort')}
                </span>
                <span>{t('waves.brakeAdvice')}</span>
                {can('run_sync') && (
                  <Button danger loading={start.isPending} onClick={() => void allow(brake.entity)}>
                    {t('waves.brakeAllow')}
                  </Button>
                )}
              </Flex>
            }
          />
        );
      })}
    </Flex>
  );
}
