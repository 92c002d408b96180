import { PictureOutlined } from '@ant-design/icons';
import { useState } from 'react';

/** The leading picture of something named beside it; a quiet sign where there is none or it does not load. */
export function Thumbnail({ src, size = 44 }: { src: string | null | undefined; size?: number }) {
  const [broken, setBroken] = useState<string>();
  const frame = { width: size, height: size, borderRadius: 8, flex: 'none' } as const;
  if (!src || broken === src) {
    return (
      <span
        aria-hidden
        style={{
          ...frame,
          display: 'inline-grid',
          placeItems: 'center',
          background: '#f1efe8',
          color: '#9aa5a1',
          fontSize: size * 0.42,
        }}
      >
        <PictureOutlined />
      </span>
    );
  }
  return (
    <img
      src={src}
      alt=""
      loading="lazy"
      width={size}
      height={size}
      onError={() => setBroken(src)}
      style={{ ...frame, objectFit: 'cover' }}
    />
  );
}
