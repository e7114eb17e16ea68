/** Mentions as they are typed: by a name that is one person's only. What is kept names the account (see mentions.ts of the domain). */
import { mentionOf, mentionParts } from '@baraza/domain';

/** Somebody who can be mentioned, with the name that stands for them and for nobody else. */
export interface Labelled {
  readonly account: string;
  readonly label: string;
}

/** Names made different where several have the same: with what tells them apart, else with a number. */
export function labelled(people: readonly { readonly account: string; readonly name: string; readonly detail: string }[]): Labelled[] {
  const counts = new Map<string, number>();
  const count = (label: string): number => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts.get(label)!;
  };
  const names = people.map(({ name }) => name);
  return people.map(({ account, name, detail }) => {
    const label = names.filter((other) => other === name).length > 1 ? `${name} (${detail})` : name;
    const n = count(label);
    return { account, label: n > 1 ? `${label} ${n}` : label };
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What was typed, with accounts in place of names. A name that goes on is another one. */
export function toKept(typed: string, people: readonly Labelled[]): string {
  if (people.length === 0) return typed;
  const byLabel = new Map(people.map(({ account, label }) => [label, account]));
  // The longest first: "Ada Obi" is not "Ada" followed by a word.
  const labels = [...byLabel.keys()].sort((a, b) => b.length - a.length).map(escaped);
  return typed.replace(new RegExp(`(?<![\\p{L}\\p{N}])@(${labels.join('|')})(?![\\p{L}\\p{N}])`, 'gu'), (_, label: string) => mentionOf(byLabel.get(label)!));
}

/** What is kept, as it is typed; an account of which nobody knows a name stays as it is. */
export function toTyped(kept: string, people: readonly Labelled[]): string {
  const byAccount = new Map(people.map(({ account, label }) => [account, label]));
  return mentionParts(kept)
    .map((part) => (typeof part === 'string' ? part : byAccount.has(part.account) ? `@${byAccount.get(part.account)}` : mentionOf(part.account)))
    .join('');
}
