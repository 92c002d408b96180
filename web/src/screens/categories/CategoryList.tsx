import { PlusOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '@/shared/Page';
import { Archived } from './Archived';
import { CategoryDialog, type Subject } from './CategoryDialog';
import { CategoryTree } from './CategoryTree';

/** Danh mục: the whole tree, and what was deleted of it. */
export function Component() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const [subject, setSubject] = useState<Subject>();
  return (
    <Page
      title={t('menu.categories')}
      hint={t('categories.hint')}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setSubject({})}>
          {t('categories.create')}
        </Button>
      }
    >
      <Tabs
        activeKey={parameters.has('da-xoa') ? 'deleted' : 'tree'}
        onChange={(key) => setParameters(key === 'deleted' ? { 'da-xoa': '1' } : {}, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'tree', label: t('categories.inUse'), children: <CategoryTree onEdit={setSubject} /> },
          { key: 'deleted', label: t('categories.deleted'), children: <Archived /> },
        ]}
      />
      {subject && <CategoryDialog subject={subject} onClose={() => setSubject(undefined)} />}
    </Page>
  );
}
