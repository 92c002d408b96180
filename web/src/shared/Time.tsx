import { Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRelative, formatTime } from './format';

/** How long ago; the exact time is one hover, or one tap, away. */
export function Time({ value }: { value: string | null | undefined }) {
  useTranslation();
  const now = useNow(30_000);
  if (!value) return <>–</>;
  return (
    <Tooltip title={formatTime(value)} trigger={['hover', 'click']}>
      <time dateTime={value}>{formatRelative(value, now)}</time>
    </Tooltip>
  );
}

/** The present, renewed every so many milliseconds. */
export function useNow(every: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
