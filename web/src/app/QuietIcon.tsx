import AntdIcon from '@ant-design/icons/es/components/AntdIconLight';
import type { ComponentProps } from 'react';

/**
 * Every icon, ours and those inside Ant Design's components: `vite.config.ts` puts it in the place of the library's own.
 * Icons stand beside words or on a button that has a name; the library would have each read out by its English file name.
 */
export default function QuietIcon(props: ComponentProps<typeof AntdIcon>) {
  const named = props['aria-label'] !== undefined;
  return (
    <AntdIcon
      {...(named ? {} : { role: undefined, 'aria-label': undefined, 'aria-hidden': true })}
      {...props}
    />
  );
}
