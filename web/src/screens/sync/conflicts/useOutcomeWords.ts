import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';

/** What became of one decision, in a sentence. */
export function useOutcomeWords() {
  const { t } = useTranslation();
  return ({ outcome, reason, conflict }: Schemas['ConflictDecided']): string => {
    if (outcome === 'moved') return t('conflicts.moved');
    if (outcome === 'bad_value') return t('conflicts.bad', { reason: reason ?? '' });
    return t(`conflicts.decision.${conflict.decision ?? 'dissolved'}`);
  };
}
