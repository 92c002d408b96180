import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { renew } from '@/api/events';
import { Problem } from '@/api/problem';
import { TroubleBody } from './Trouble';
import { useShop } from './useShop';

/** Tells that something could not be done, and why. */
export function useProblemNotice(): (error: unknown) => void {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  return (error) => {
    if (error instanceof Problem) {
      notification.error({
        title: error.details.title,
        description: <TroubleBody {...error.details} />,
        duration: 12,
      });
    } else {
      notification.error({
        title: t('problems.notDone'),
        description: t('common.offlineTitle'),
        duration: 8,
      });
    }
  };
}

interface ActionOptions<Result, Given> {
  /** What is said when it is done. */
  done?: string | ((result: Result, given: Given) => string | undefined);
  /** Of which lists the shop's pages must ask anew, as in the `changed` events. */
  renews?: readonly string[];
  onDone?: (result: Result, given: Given) => void;
  /** Takes the failure instead of the notice; answers whether it did. */
  onProblem?: (error: unknown) => boolean;
}

/** A change asked of the service: says when it is done, explains when it is not, and renews what it touched. */
export function useAction<Result, Given = void>(
  run: (given: Given) => Promise<Result>,
  { done, renews, onDone, onProblem }: ActionOptions<Result, Given> = {},
): UseMutationResult<Result, Error, Given> {
  const queries = useQueryClient();
  const { id } = useShop();
  const { message } = App.useApp();
  const notify = useProblemNotice();
  return useMutation({
    mutationFn: run,
    onSuccess: async (result, given) => {
      const text = typeof done === 'function' ? done(result, given) : done;
      if (text) void message.success(text);
      onDone?.(result, given);
      if (renews) await renew(queries, id, renews);
    },
    onError: (error) => {
      if (!onProblem?.(error)) notify(error);
    },
  });
}
