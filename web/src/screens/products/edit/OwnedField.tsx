import { Form, type FormItemProps } from 'antd';
import { cloneElement, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '@/shared/useNames';
import { OwnerSign } from '../OwnerSign';
import { ownerOf } from '../owners';
import type { ProductPage } from '../useProduct';

interface OwnedFieldProps extends Omit<FormItemProps, 'children'> {
  product: ProductPage;
  field: string;
  children: ReactElement<{ disabled?: boolean }>;
}

/** A field of the form with the sign of whose it is; KiotViet's is closed, and says where it is edited. */
export function OwnedField({ product, field, children, extra, label, ...item }: OwnedFieldProps) {
  const { t } = useTranslation();
  const names = useNames();
  const owner = ownerOf(field, product.field_rules, product.remote_id !== null);
  const closed = owner === 'kiotviet';
  const text = field === 'code' ? t('products.code') : (label ?? names.field(field));
  return (
    <Form.Item
      name={field}
      {...item}
      label={
        <span>
          {text} <OwnerSign owner={owner} />
        </span>
      }
      extra={closed ? t('products.editOnKiotviet') : extra}
    >
      {cloneElement(children, { disabled: closed })}
    </Form.Item>
  );
}
