import { Button, Drawer, Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from './useIsPhone';

interface FormDrawerProps<Entries> {
  title: string;
  /** What the button says that sends the form. */
  action: string;
  open: boolean;
  busy: boolean;
  form: FormInstance<Entries>;
  /** What the fields hold when it opens. */
  initial: Partial<Entries>;
  onSubmit: (entries: Entries) => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A form beside the page that it belongs to; on a phone over all of it. */
export function FormDrawer<Entries extends object>(props: FormDrawerProps<Entries>) {
  const { title, action, open, busy, form, initial, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const phone = useIsPhone();
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      size={phone ? '100%' : 460}
      destroyOnHidden
      closable={{ 'aria-label': t('common.close') }}
      footer={
        <Button type="primary" block loading={busy} onClick={() => form.submit()}>
          {action}
        </Button>
      }
    >
      <Form<Entries>
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        initialValues={initial}
        onFinish={onSubmit}
      >
        {children}
      </Form>
    </Drawer>
  );
}
