import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { Input, type InputProps } from 'antd';
import { useTranslation } from 'react-i18next';

/** A field to search by, which can be emptied at once. */
export function SearchInput({ label, ...props }: InputProps & { label: string }) {
  const { t } = useTranslation();
  return (
    <Input
      type="search"
      // The button that empties it has no other name than its icon's.
      allowClear={{ clearIcon: <CloseCircleFilled aria-label={t('common.clear')} /> }}
      prefix={<SearchOutlined />}
      placeholder={label}
      aria-label={label}
      {...props}
    />
  );
}
