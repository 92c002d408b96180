import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLanguage, currentLanguage, languages, type Language } from '@/texts';

/** The choice of language, kept in this browser. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: languages.map((language) => ({
          key: language,
          label: <span lang={language}>{t(`common.languages.${language}`)}</span>,
        })),
        selectedKeys: [currentLanguage()],
        onClick: ({ key }) => void changeLanguage(key as Language),
      }}
    >
      <Button type="text" aria-label={t('common.language')}>
        {currentLanguage().toUpperCase()}
      </Button>
    </Dropdown>
  );
}
