import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Thumbnail } from '@/shared/Thumbnail';

interface ImagesFieldProps {
  id?: string;
  value?: string[];
  onChange?: (addresses: string[]) => void;
  disabled?: boolean;
}

/** Pictures by their addresses, the first one leading. */
export function ImagesField({ id, value = [], onChange, disabled }: ImagesFieldProps) {
  const { t } = useTranslation();
  const set = (addresses: string[]) => onChange?.(addresses);
  return (
    <Flex vertical gap={8} id={id}>
      {value.map((address, index) => (
        <Flex key={index} gap={8} align="center">
          <Thumbnail src={address.trim() || undefined} size={36} />
          <Input
            type="url"
            inputMode="url"
            disabled={disabled}
            value={address}
            placeholder="https://…"
            aria-label={t('products.imageAddress', { number: index + 1 })}
            onChange={({ target }) =>
              set(value.map((other, place) => (place === index ? target.value : other)))
            }
          />
          {index > 0 && (
            <Button
              type="text"
              icon={<ArrowUpOutlined />}
              disabled={disabled}
              aria-label={t('products.imageUp', { number: index + 1 })}
              onClick={() => set(moved(value, index))}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            disabled={disabled}
            aria-label={t('products.imageRemove', { number: index + 1 })}
            onClick={() => set(value.filter((_, place) => place !== index))}
          />
        </Flex>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={disabled}
        onClick={() => set([...value, ''])}
        style={{ alignSelf: 'start' }}
      >
        {t('products.imageAdd')}
      </Button>
    </Flex>
  );
}

function moved(addresses: string[], index: number): string[] {
  const next = [...addresses];
  next.splice(index - 1, 0, ...next.splice(index, 1));
  return next;
}
