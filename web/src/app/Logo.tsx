import { Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { colors } from './theme';

export function Logo() {
  return (
    <Link to="/" style={{ display: 'block', padding: '14px 20px 10px' }}>
      <Flex align="center" gap={10}>
        <img src="/icon.svg" width={30} height={30} alt="" />
        <Typography.Text strong style={{ fontSize: 18, color: colors.pine, letterSpacing: -0.3 }}>
          dongbo
        </Typography.Text>
      </Flex>
    </Link>
  );
}
