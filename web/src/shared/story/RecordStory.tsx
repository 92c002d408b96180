import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { Panel } from '../Panel';
import { Story } from './Story';

/** A record's story as a part of its page, for those who may see it. */
export function RecordStory(record: { entity: string; id: number; label: string }) {
  const { t } = useTranslation();
  const { can } = useSession();
  if (!can('see_sync')) return null;
  return (
    <Panel title={t('log.story')}>
      <Story {...record} />
    </Panel>
  );
}
