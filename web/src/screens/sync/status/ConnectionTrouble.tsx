import type { Schemas } from '@/api/client';
import { Trouble } from '@/shared/Trouble';
import { useErrorWords } from '@/shared/useErrorWords';

/** Why the connection fails, from the error catalogue. */
export function ConnectionTrouble({ connection }: { connection: Schemas['ConnectionDetails'] }) {
  const words = useErrorWords(connection.error);
  if (!words) return null;
  return <Trouble code={connection.error} title={words.title} remedy={words.remedy} severity="error" />;
}
