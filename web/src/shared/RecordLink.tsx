import { Link } from 'react-router';
import { useShop } from './useShop';
import { recordPath, useNames } from './useNames';

interface RecordLinkProps {
  entity: string;
  id?: number | null;
  label?: string | null;
}

/** A record by its name, leading to its page where it has one. */
export function RecordLink({ entity, id, label }: RecordLinkProps) {
  const { base } = useShop();
  const names = useNames();
  const path = recordPath(entity, id);
  const text = label || `${names.entity(entity)}${id ? ` ${id}` : ''}`;
  return path ? <Link to={`${base}/${path}`}>{text}</Link> : <span>{text}</span>;
}
