import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';
import { sessionPath } from './session';

/** Whoever is signed out meanwhile is led to the sign-in page: the frame looks at the session anew. */
function noticeSignedOut(error: Error) {
  if (error instanceof Problem && error.status === 401) {
    void queryClient.resetQueries({ queryKey: ['get', sessionPath] });
  }
}

/** Answers are kept until an event says that they have changed; what failed for a reason is not asked again. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (queryKey[1] !== sessionPath) noticeSignedOut(error);
    },
  }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (attempts, error) => attempts < 2 && !(error instanceof Problem && error.status < 500),
    },
  },
});
