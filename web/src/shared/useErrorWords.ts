import { api } from '@/api/client';
import { currentLanguage } from '@/texts';

/** The entry of the error catalogue with this code, in the present language; undefined until it is here. */
export function useErrorWords(code: string | null | undefined) {
  const { data } = api.useQuery(
    'get',
    '/api/v1/errors/{code}',
    { params: { path: { code: code ?? '' } } },
    { enabled: Boolean(code), staleTime: Infinity },
  );
  return data?.[currentLanguage()];
}
