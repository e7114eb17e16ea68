import { fold } from '@baraza/domain';

/** Whether a name or one of the other names holds the text. */
export const matches = (text: string, name: string, aliases: readonly string[] = []): boolean => {
  const wanted = fold(text);
  return [name, ...aliases].some((each) => fold(each).includes(wanted));
};

/** Those found by a text: names that begin with it first, then by name. */
export function find<T extends { readonly name: string; readonly aliases?: readonly string[] }>(items: readonly T[], text: string, compare: (a: string, b: string) => number): T[] {
  const wanted = fold(text);
  const rank = ({ name }: T): number => (fold(name).startsWith(wanted) ? 0 : 1);
  return items.filter(({ name, aliases }) => matches(text, name, aliases)).sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
}
