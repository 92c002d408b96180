import { Flex, Form, Input, Select, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, type Schemas } from '@/api/client';
import { FormDrawer } from '@/shared/FormDrawer';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { optionsFor } from './branches';

type Place = Schemas['PointOfSaleView'];
type Branch = Schemas['BranchView'];

interface Entries {
  name: string;
  address: string;
  phone: string;
  branch: number | undefined;
  default: boolean;
}

export interface Editing {
  place: Place | null;
  /** The branch that a new point of sale is made for. */
  branch?: Branch;
}

interface FormProps {
  editing: Editing | null;
  branches: readonly Branch[];
  places: readonly Place[];
  onClose: () => void;
}

const text = (typed: string) => typed.trim() || null;

/** Makes or edits a point of sale, and says which branch it is on KiotViet. */
export function PlaceForm({ editing, branches, places, onClose }: FormProps) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [form] = Form.useForm<Entries>();
  const place = editing?.place ?? null;
  const branch = editing?.branch;
  const before: Entries = {
    name: place?.name ?? branch?.name ?? '',
    address: place?.address ?? branch?.address ?? '',
    phone: place?.phone ?? branch?.phone ?? '',
    branch: place?.remote_id ?? branch?.id,
    default: place?.default ?? false,
  };

  const rules = api.useQuery('get', '/api/v1/shops/{shop}/rules', { params: { path: { shop } } });
  const own = rules.data?.items.find(({ entity }) => entity === 'branches')?.fields ?? [];
  /** A field that follows the branch is edited on KiotViet alone. */
  const follows = (name: string) =>
    before.branch !== undefined && own.some(({ field, direction }) => field === name && direction === 'in');
  const whence = (name: string) => follows(name) && t('pointsOfSale.followsBranch');

  const save = useAction(
    async (entries: Entries) => {
      if (place) {
        const changed = (name: 'name' | 'address' | 'phone' | 'branch') => entries[name] !== before[name];
        await client.PATCH('/api/v1/shops/{shop}/points-of-sale/{id}', {
          params: { path: { shop, id: place.id } },
          body: {
            ...(changed('name') && { name: entries.name.trim() }),
            ...(changed('address') && { address: text(entries.address) }),
            ...(changed('phone') && { phone: text(entries.phone) }),
            ...(changed('branch') && { branch: entries.branch ?? null }),
            ...(entries.default && !before.default && { default: true }),
          },
        });
      } else {
        await client.POST('/api/v1/shops/{shop}/points-of-sale', {
          params: { path: { shop } },
          body: {
            name: entries.name.trim(),
            address: text(entries.address),
            phone: text(entries.phone),
            branch: entries.branch ?? null,
            default: entries.default,
          },
        });
      }
    },
    {
      done: t(place ? 'common.saved' : 'pointsOfSale.added'),
      renews: ['points_of_sale', 'stock', 'orders', 'history', 'log'],
      onDone: onClose,
    },
  );

  return (
    <FormDrawer<Entries>
      key={`${place?.id ?? 'new'} ${branch?.id ?? ''}`}
      title={place ? t('pointsOfSale.editTitle', { name: place.name }) : t('pointsOfSale.add')}
      action={t(place ? 'common.save' : 'pointsOfSale.add')}
      open={editing !== null}
      busy={save.isPending}
      form={form}
      initial={before}
      onSubmit={(entries) => save.mutate(entries)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('pointsOfSale.name')}
        extra={whence('name')}
        rules={[{ required: true, whitespace: true, message: t('pointsOfSale.nameMissing') }]}
      >
        <Input maxLength={200} autoComplete="off" disabled={follows('name')} />
      </Form.Item>
      <Form.Item name="address" label={t('fields.address')} extra={whence('address')}>
        <Input maxLength={500} autoComplete="off" disabled={follows('address')} />
      </Form.Item>
      <Form.Item name="phone" label={t('fields.phone')} extra={whence('phone')}>
        <Input type="tel" maxLength={30} autoComplete="off" disabled={follows('phone')} />
      </Form.Item>
      <Form.Item name="branch" label={t('pointsOfSale.branch')} extra={t('pointsOfSale.branchHint')}>
        <Select
          allowClear
          placeholder={t('pointsOfSale.noBranch')}
          options={optionsFor(place?.id ?? null, branches, places)}
          optionRender={({ data }) => (
            <Flex vertical>
              <span>{data.label}</span>
              {data.taken && (
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                  {t('pointsOfSale.taken', { name: data.taken })}
                </Typography.Text>
              )}
            </Flex>
          )}
        />
      </Form.Item>
      <Form.Item
        name="default"
        valuePropName="checked"
        label={t('pointsOfSale.default')}
        extra={t(before.default ? 'pointsOfSale.isDefaultHint' : 'pointsOfSale.defaultHint')}
      >
        <Switch disabled={before.default} />
      </Form.Item>
    </FormDrawer>
  );
}
