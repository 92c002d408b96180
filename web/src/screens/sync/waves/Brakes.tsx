import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListing } from '@/api/listing';
import { formatQuantity } from '@/shared/format';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';

/** Parts that have stopped because too many records vanished on KiotViet at once. */
export function Brakes() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const { data } = useListing('/api/v1/shops/{shop}/conflicts', {
    path: { shop },
    query: { kind: 'brake', limit: 20 },
  });

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
              </Flex>
            }
          />
        );
      })}
    </Flex>
  );
}
