import { useQueryClient } from '@tanstack/react-query';
import { useAction } from '@/shared/useAction';

export const fleetPath = '/api/v1/fleet';

/** A change that shows in the list of all shops. */
export function useFleetAction<Result, Given = void>(
  run: (given: Given) => Promise<Result>,
  done: string | ((result: Result, given: Given) => string),
  onDone?: (result: Result, given: Given) => void,
) {
  const queries = useQueryClient();
  return useAction(run, {
    done,
    onDone: (result, given) => {
      void queries.invalidateQueries({ queryKey: ['get', fleetPath] });
      onDone?.(result, given);
    },
  });
}
