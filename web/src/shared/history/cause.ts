import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { history } from '@/texts/vi/history';

type Cause = keyof typeof history.cause;

const known = (kind: string): kind is Cause => kind in history.cause;

/** Who or what was behind an entry of the history, in words. */
export function useCauseWords() {
  const { t } = useTranslation();
  return ({ kind, person, run, subject }: Schemas['CauseView']): string => {
    const words = known(kind) ? t(`history.cause.${kind}`, { id: run ?? subject ?? '' }) : kind;
    return person ? t('history.by', { person, cause: words }) : words;
  };
}
