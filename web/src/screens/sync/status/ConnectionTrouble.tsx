import { api, type Schemas } from '@/api/client';
import { Trouble } from '@/shared/Trouble';
import { currentLanguage } from '@/texts';

/** Why the connection fails, from the error catalogue. */
export function ConnectionTrouble({ connection }: { connection: Schemas['ConnectionDetails'] }) {
  const code = connection.error ?? '';
  const { data } = api.useQuery(
    'get',
    '/api/v1/errors/{code}',
    { params: { path: { code } } },
    { enabled: code !== '' },
  );
  if (!data) return null;
  const words = data[currentLanguage()];
  return <Trouble code={code} title={words.title} remedy={words.remedy} severity="error" />;
}
