import { Menu, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useSession } from '@/api/session';
import { lastShop } from './lastShop';
import { Logo } from './Logo';
import { screens, type Screen, type Section } from './screen';

/** The menu: every screen, under its section, of the shop that is open. */
export function SideMenu({ onLeave }: { onLeave?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const session = useSession();
  const { shops } = session;
  const shop = useParams().shop ?? lastShop() ?? shops[0]?.id;

  const addressOf = ({ path, section }: Screen) =>
    section === 'operator' ? `/${path}` : `/cua-hang/${shop}/${path}`;
  const sections = new Map<Section, Screen[]>();
  for (const screen of screens) {
    const { section, visible = () => section !== 'operator' || session.isOperator } = screen;
    if (!visible(session) || (section !== 'operator' && shop === undefined)) continue;
    sections.set(section, [...(sections.get(section) ?? []), screen]);
  }

  const items: MenuProps['items'] = [...sections].map(([section, members]) => ({
    type: 'group',
    key: section,
    label: t(`menu.sections.${section}`),
    children: members.map((screen) => ({
      key: addressOf(screen),
      icon: <screen.icon />,
      label: <Link to={addressOf(screen)}>{t(`menu.${screen.label}`)}</Link>,
    })),
  }));
  const selected = screens
    .map(addressOf)
    .filter((address) => pathname === address || pathname.startsWith(`${address}/`));

  return (
    <nav
      aria-label={t('common.mainMenu')}
      style={{ position: 'sticky', top: 0, maxHeight: '100dvh', overflowY: 'auto' }}
    >
      <Logo />
      <Menu
        mode="inline"
        items={items}
        selectedKeys={selected}
        onClick={onLeave}
        style={{ borderInlineEnd: 0, paddingBottom: 24 }}
      />
    </nav>
  );
}
