import { Card, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { Page } from '@/shared/Page';
import { Empty, LoadingRows } from '@/shared/states';
import { useShop } from '@/shared/useShop';
import { AccountStep } from './AccountStep';
import { BranchStep } from './BranchStep';
import { FirstStep } from './FirstStep';
import { WhatStep } from './WhatStep';

export type Account = Schemas['Candidate'];

/** Tested credentials; the secret is kept in memory alone, until it is stored. */
export interface Tested {
  account: Account;
  seen: Schemas['Preflight'];
}

const steps = ['account', 'choices', 'what', 'first'] as const;

/** Connects a shop with KiotViet, step by step. What comes after the connection can be left and returned to. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { can } = useSession();
  const [search, setSearch] = useSearchParams();
  const [tested, setTested] = useState<Tested>();
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}/connection', { params: { path: { shop } } });

  const wanted = Math.max(
    0,
    steps.findIndex((name) => name === search.get('buoc')),
  );
  // Nothing can be chosen before KiotViet was seen, and nothing can be begun before the connection is stored.
  const step = wanted === 1 && !tested ? 0 : wanted > 1 && !data?.connection ? 0 : wanted;
  const go = (to: number) => setSearch({ buoc: steps[to]! });

  return (
    <Page title={t('connect.title')} back={{ to: `${base}/dong-bo`, label: t('sync.title') }}>
      {!can('change_sync_settings') ? (
        <Card>
          <Empty title={t('common.noRightTitle')} hint={t('connect.needRight')} />
        </Card>
      ) : !data ? (
        <LoadingRows />
      ) : (
        <>
          <Steps
            current={step}
            responsive={false}
            size="small"
            titlePlacement="vertical"
            items={steps.map((name) => ({ title: t(`connect.steps.${name}`) }))}
            style={{ maxWidth: 820, marginBlockEnd: 24 }}
          />
          {step === 0 && (
            <AccountStep
              stored={data.connection ?? null}
              entered={tested?.account}
              onTested={(result) => {
                setTested(result);
                go(1);
              }}
            />
          )}
          {step === 1 && tested && <BranchStep tested={tested} onBack={() => go(0)} onStored={() => go(2)} />}
          {step === 2 && <WhatStep onBack={tested ? () => go(1) : undefined} onNext={() => go(3)} />}
          {step === 3 && <FirstStep onBack={() => go(2)} />}
        </>
      )}
    </Page>
  );
}
