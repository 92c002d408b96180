import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { currentLanguage } from '@/texts';

/** Which chapter of the guide tells of which pages; the first that fits. */
const chapters: [RegExp, string][] = [
  [/\/dong-bo\/ket-noi/, 'ket-noi'],
  [/\/dong-bo\/cai-dat/, 'cong-tac'],
  [/\/dong-bo\/(xung-dot|loi|cho-gui|bat-thuong|ghep)/, 'khi-co-loi'],
  [/\/ma-loi\//, 'khi-co-loi'],
  [/\/dong-bo/, 'dong-bo'],
  [/\/(san-pham|danh-muc)/, 'san-pham'],
  [/\/bang-gia/, 'bang-gia'],
  [/\/(diem-ban|ton-kho)/, 'chuoi-cua-hang'],
  [/\/don-hang/, 'don-hang'],
  [/\/nguoi-dung/, 'nguoi-dung'],
];

/** The guide, which the service has beside the admin, at the chapter about the open page. */
export function HelpLink() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const chapter = chapters.find(([pages]) => pages.test(pathname))?.[1] ?? 'index';
  const address = currentLanguage() === 'vi' ? `/huong-dan/${chapter}.html` : '/guide/index.html';
  return (
    <Button
      type="text"
      icon={<QuestionCircleOutlined />}
      href={address}
      target="_blank"
      aria-label={t('common.guide')}
    />
  );
}
