import { CloudSyncOutlined, HomeOutlined, LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Owner } from './owners';

const owners: Owner[] = ['shared', 'kiotviet', 'ours'];
const icons = { kiotviet: LockOutlined, shared: CloudSyncOutlined, ours: HomeOutlined };

/** What the signs mean. */
export function OwnerLegend() {
  const { t } = useTranslation();
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 4, fontSize: 13 }}>
      {owners.map((owner) => {
        const Icon = icons[owner];
        return (
          <li key={owner} style={{ color: 'var(--ant-color-text-secondary)' }}>
            <Icon aria-hidden /> {t(`products.owner.${owner}`)}
          </li>
        );
      })}
    </ul>
  );
}

/** Whose a field is, as a sign beside it; what that means is one hover, or one tap, away. */
export function OwnerSign({ owner }: { owner: Owner }) {
  const { t } = useTranslation();
  const Icon = icons[owner];
  return (
    <Tooltip title={t(`products.owner.${owner}`)} trigger={['hover', 'focus', 'click']}>
      <span
        role="img"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its words are shown on focus
        tabIndex={0}
        aria-label={t(`products.owner.${owner}`)}
        style={{ color: 'var(--ant-color-text-tertiary)', fontSize: 13 }}
      >
        <Icon aria-hidden />
      </span>
    </Tooltip>
  );
}
