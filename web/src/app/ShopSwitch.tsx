import { ShopOutlined } from '@ant-design/icons';
import { Flex, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '@/api/session';
import { colors } from './theme';

/** The name of the shop that is open; with more than one shop, the way to the others. */
export function ShopSwitch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { shops } = useSession();
  const shop = useParams().shop;
  const present = shops.find(({ id }) => String(id) === shop);

  if (shops.length < 2) {
    return present ? (
      <Flex align="center" gap={8} style={{ minWidth: 0 }}>
        <ShopOutlined style={{ color: colors.inkSoft }} />
        <Typography.Text strong ellipsis>
          {present.name}
        </Typography.Text>
      </Flex>
    ) : null;
  }
  return (
    <Select
      variant="borderless"
      aria-label={t('common.shop')}
      placeholder={t('common.shop')}
      prefix={<ShopOutlined />}
      value={present?.id}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: number) => void navigate(`/cua-hang/${id}/tong-quan`)}
      style={{ minWidth: 160, fontWeight: 600 }}
    />
  );
}
