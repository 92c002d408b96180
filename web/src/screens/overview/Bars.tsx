import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { colors } from '@/app/theme';
import { formatQuantity, formatTime } from '@/shared/format';

type Hour = Schemas['Overview']['activity'][number];

const height = 96;
const amber = '#d99a3d';

/** A day in bars: what came from KiotViet, and on top of it what went there. */
export function Bars({ hours }: { hours: readonly Hour[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...hours.map((hour) => hour.from_kiotviet + hour.to_kiotviet));
  const tall = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((height * count) / most)));
  return (
    <figure style={{ margin: '4px 0 10px' }}>
      <div
        role="img"
        aria-label={t('overview.activityLabel')}
        style={{ display: 'flex', alignItems: 'end', gap: 3, height }}
      >
        {hours.map((hour) => (
          <Tooltip
            key={hour.at}
            title={
              <>
                {formatTime(hour.at)}
                <br />
                {t('overview.activitySum', {
                  from: formatQuantity(hour.from_kiotviet),
                  to: formatQuantity(hour.to_kiotviet),
                })}
              </>
            }
          >
            <div
              style={{
                flex: 1,
                display: 'flex',
                flexDirection: 'column',
                justifyContent: 'end',
                height: '100%',
              }}
            >
              <div
                style={{ height: tall(hour.to_kiotviet), background: amber, borderRadius: '2px 2px 0 0' }}
              />
              <div style={{ height: tall(hour.from_kiotviet), background: colors.pine, minHeight: 2 }} />
            </div>
          </Tooltip>
        ))}
      </div>
      <figcaption
        style={{ display: 'flex', gap: 16, marginBlockStart: 8, fontSize: 12, color: colors.inkSoft }}
      >
        <Key colour={colors.pine} label={t('overview.fromKiotviet')} />
        <Key colour={amber} label={t('overview.toKiotviet')} />
      </figcaption>
    </figure>
  );
}

function Key({ colour, label }: { colour: string; label: string }) {
  return (
    <span>
      <span
        aria-hidden
        style={{
          display: 'inline-block',
          width: 10,
          height: 10,
          borderRadius: 2,
          background: colour,
          marginInlineEnd: 6,
        }}
      />
      {label}
    </span>
  );
}
