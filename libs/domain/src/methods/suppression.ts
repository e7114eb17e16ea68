/**
 * Which figures of one dimension may be shown (METHODS, participation: minimum cell with complementary suppression). Groups are gathered into classes: a class of one is shown, a class of several
 * is hidden and only its sum can be worked out. Whatever is a union of classes follows from these sums, and nothing else does; so it is enough that every sum is large and leaves each member open.
 */

/** The counts of one group of a dimension, in whole numbers. */
export interface GroupCounts {
  seats: number;
  turns: number;
  speakingSeconds: number;
}
export type Measure = keyof GroupCounts;

/** A class: places of its groups in the list of the dimension, ascending. */
type GroupClass = readonly number[];

/** What may be shown of one measure of one dimension. */
export interface Cover {
  /** Whether the sum over these groups (places in the list) may be shown: one group, or those of a target. */
  shows: (groups: readonly number[]) => boolean;
  /** Whether the number of those whose group is not known may be shown. */
  showsUnknown: boolean;
}

const OPEN: Cover = { shows: () => true, showsUnknown: true };
const CLOSED: Cover = { shows: () => false, showsUnknown: false };

/** A group to which nobody here belongs and to which nothing was counted: there is nobody to protect, its zero may be read. */
const isEmpty = ({ seats, turns, speakingSeconds }: GroupCounts): boolean => seats === 0 && turns === 0 && speakingSeconds === 0;

/**
 * Whether a class is safe in one measure: alone it is shown, so it has at least the minimum; with others its sum can be worked out, so that has at least the minimum and leaves more than one value to each. Everybody in the
 * room sees that a group is there, so a seat of each is taken for known. Seconds have no minimum of their own; the turns that made them have.
 */
const SAFE: Record<Measure, (sums: GroupCounts, members: number, minimum: number) => boolean> = {
  seats: ({ seats }, members, minimum) => seats >= minimum && (members === 1 || seats > members),
  turns: ({ turns }, _members, minimum) => turns >= minimum,
  speakingSeconds: ({ speakingSeconds }, members) => members === 1 || speakingSeconds > 0,
};

/** What a class must be safe in to show a measure: seats govern, who is fewer than the minimum has neither turns nor time shown; turns govern time. */
const SAFE_IN: Record<Measure, readonly Measure[]> = { seats: ['seats'], turns: ['seats', 'turns'], speakingSeconds: ['seats', 'turns', 'speakingSeconds'] };

/** Neighbours of a list in twos, the last in three where the number is odd; again and again until one is left: the tree in which groups are gathered. */
type Tree = number | readonly Tree[];
function treeOf(nodes: readonly Tree[]): Tree {
  if (nodes.length <= 3) return nodes.length === 1 ? nodes[0]! : nodes;
  const last = nodes.length - (nodes.length % 2 === 1 ? 3 : 2);
  return treeOf(Array.from({ length: last / 2 + 1 }, (_, at) => (at * 2 === last ? nodes.slice(last) : nodes.slice(at * 2, at * 2 + 2))));
}
const leavesOf = (tree: Tree): GroupClass => (typeof tree === 'number' ? [tree] : tree.flatMap(leavesOf));

/**
 * Gathers what is not safe: where one part of a branch is not, the whole branch becomes one class. The tree follows from the codes of the groups and from the targets alone, and each part of a branch has the same lot: a
 * cover chosen for its size, or asked for by one side only, would tell numbers to whoever knows the method. The root may be left unsafe.
 */
function gather(tree: Tree, safe: (members: GroupClass) => boolean): readonly GroupClass[] {
  if (typeof tree === 'number') return [[tree]];
  const parts = tree.flatMap((branch) => gather(branch, safe));
  return parts.every(safe) ? parts : [leavesOf(tree)];
}

/**
 * What may be shown of each measure of one dimension. `groups` in an order that nobody can change; `targets` as places in that list; `totals` of each measure with those whose group is not known: everybody is
 * taken to know them. What is hidden in seats is hidden in turns too, and what is hidden in turns in speaking time. Groups are gathered first with those whom the targets treat alike, so that targets stay whole. Where
 * nothing helps (fewer than the minimum in all, or one group alone), everything is hidden, also the unknown, which then are the cover. A measure of which nothing was counted has no secret.
 */
export function coverOf(groups: readonly GroupCounts[], targets: readonly (readonly number[])[], totals: GroupCounts, minimum: number): Record<Measure, Cover> {
  const sumsOf = (members: GroupClass): GroupCounts =>
    members.reduce((sums, at) => ({ seats: sums.seats + groups[at]!.seats, turns: sums.turns + groups[at]!.turns, speakingSeconds: sums.speakingSeconds + groups[at]!.speakingSeconds }), { seats: 0, turns: 0, speakingSeconds: 0 });
  const somebody = [...groups.keys()].filter((at) => !isEmpty(groups[at]!));
  const alike = new Map<string, number[]>();
  for (const at of somebody) {
    const key = targets.map((target) => target.includes(at)).join();
    alike.set(key, [...(alike.get(key) ?? []), at]);
  }
  const tree = treeOf([...alike.values()].map((kin) => treeOf(kin)));

  const coverFor = (shown: Measure): Cover | null => {
    const safe = (members: GroupClass): boolean => SAFE_IN[shown].every((measure) => SAFE[measure](sumsOf(members), members.length, minimum));
    if (SAFE_IN[shown].some((measure) => measure !== 'speakingSeconds' && totals[measure] < minimum)) return null;
    const classes = gather(tree, safe);
    const cuts = (asked: readonly number[]) => (members: GroupClass) => members.some((at) => asked.includes(at)) && !members.every((at) => asked.includes(at));
    return classes.every(safe) ? { shows: (asked) => !classes.some(cuts(asked)), showsUnknown: true } : null;
  };
  const seats = coverFor('seats');
  /** Whose seats are shown to be none is known not to have spoken: those zeros cover nothing. */
  const closed: Cover = seats && somebody.length === 0 ? OPEN : seats ? { shows: (asked) => !asked.some((at) => somebody.includes(at)), showsUnknown: false } : CLOSED;
  const opened = (measure: Measure, cover: Cover | null): Cover => (totals[measure] === 0 ? OPEN : (cover ?? closed));
  return { seats: opened('seats', seats), turns: opened('turns', coverFor('turns')), speakingSeconds: opened('speakingSeconds', coverFor('speakingSeconds')) };
}
