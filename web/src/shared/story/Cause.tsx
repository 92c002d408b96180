import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useShop } from '../useShop';

const known = [
  'run',
  'hint',
  'sending',
  'person',
  'undo_entry',
  'undo_run',
  'undo_since',
  'decision',
] as const;

/** Why something happened, and who did it. */
export function Cause({ cause }: { cause: Schemas['CauseView'] }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const kind = known.find((kind) => kind === cause.kind);
  if (!kind) return <>{cause.kind}</>;
  const run = cause.run ?? (kind === 'undo_run' ? cause.subject : null);
  const text = t(`story.cause.${kind}`, { person: cause.person ?? t('story.somebody'), run });
  return kind === 'run' && run !== null ? (
    <Link to={`${base}/dong-bo/lich-su/${run}`} style={{ textDecoration: 'underline' }}>
      {text}
    </Link>
  ) : (
    <>{text}</>
  );
}
