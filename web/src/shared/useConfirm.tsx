import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Question {
  title: string;
  /** What will happen, and whether it can be taken back. */
  text?: ReactNode;
  /** The button's words: what is done, never “OK”. */
  action: string;
  danger?: boolean;
}

/** Asks before something that cannot be taken back easily. The harmless answer has the focus. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return async ({ title, text, action, danger = true }) =>
    modal.confirm({
      title,
      content: text,
      okText: action,
      okButtonProps: { danger },
      cancelText: t('common.cancel'),
      focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
      mask: { closable: true },
    });
}
