/** Which network a request comes from. */
import { isIPv6 } from 'node:net';

/** IPv4 inside IPv6, as a socket that listens for both writes it. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
/** The first 64 bits. */
const GROUPS_OF_NETWORK = 4;

/**
 * What tries are counted for. An IPv4 address stands for itself; whoever has one IPv6 address has all of its /64, 2⁶⁴ of them, so the network counts as one.
 * @returns the address as it is where it is none.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  const mapped = MAPPED.exec(plain);
  if (mapped) return mapped[1]!;
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.split('::');
  const groups = (part: string | undefined): string[] => (part ? part.split(':') : []);
  const before = groups(head);
  const left = tail === undefined ? [] : Array.from({ length: Math.max(0, GROUPS - before.length - groups(tail).length) }, () => '0');
  const first = [...before, ...left, ...groups(tail)].slice(0, GROUPS_OF_NETWORK);
  return `${first.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
