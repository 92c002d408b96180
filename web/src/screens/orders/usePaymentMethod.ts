import { useTranslation } from 'react-i18next';
import { orders } from '@/texts/vi/orders';

type Method = keyof typeof orders.methods;

/** The ways to pay, as the service names them. */
export const methods = Object.keys(orders.methods) as Method[];

/** The words for a way to pay; undefined where none was given. */
export function usePaymentMethod() {
  const { t } = useTranslation();
  return (method: string | null | undefined): string | undefined => {
    if (!method) return undefined;
    return method in orders.methods ? t(`orders.methods.${method as Method}`) : method;
  };
}
