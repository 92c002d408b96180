import { useParams } from 'react-router';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { useProduct } from '../useProduct';
import { EditForm } from './EditForm';

/** A product's fields, to be changed. */
export function Component() {
  const id = Number(useParams().id);
  const { data, error, refetch } = useProduct(id);
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} page />;
  if (!data) return <Loading />;
  return <EditForm key={data.id} product={data} />;
}
