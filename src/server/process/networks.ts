/** Addresses and networks as they are written in the configuration. */
import { isIP, isIPv6 } from 'node:net';

/** Whether it may stand in TRUSTED_PROXIES. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const most = isIPv6(address) ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    more === undefined &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}
