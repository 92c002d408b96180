import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** Answers are kept until an event says that they have changed; what failed for a reason is not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (attempts, error) => attempts < 2 && !(error instanceof Problem && error.status < 500),
    },
  },
});
