import { useTranslation } from 'react-i18next';
import { plans as words } from '@/texts/vi/plans';

export type PlanAction = keyof typeof words.action;

export const planActions = Object.keys(words.action) as PlanAction[];

/** What would be done, in words. */
export function useActionName() {
  const { t } = useTranslation();
  return (action: string): string =>
    action in words.action ? t(`plans.action.${action as PlanAction}`) : action;
}
