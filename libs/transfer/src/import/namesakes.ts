/** Rows of a file that have one name: those of which none says that it is another, which is asked about, and those that nothing but their kinds tells apart, which is told. Where each has an id, the file itself says that they are several. */
import type { GraphElement } from '@baraza/interchange';
import { wordKey } from '../registry/words.js';
import type { Pause } from './pause.js';
import { problem } from './problems.js';
import type { PlanProblem } from './types.js';

/** Names that are told of one by one; a network of thousands may have as many. */
const MOST_TOLD = 100;

type Rows = readonly GraphElement[];

/** Rows that come in as one. */
interface Come {
  readonly elements: Rows;
  readonly label: string;
  readonly fate: string;
}

/** For each row that has such, the rows that may mean the same with it: of one name, where at most one has an id and no two say different kinds. Names that nothing but connections mention are none. @param nameOf what is compared. */
export async function twinsIn(elements: Rows, nameOf: (element: GraphElement) => string, pause: Pause): Promise<ReadonlyMap<GraphElement, Rows>> {
  const byName = await groups(elements, ({ implied }) => !implied, nameOf, pause);
  const twins = new Map<GraphElement, Rows>();
  for (const rows of byName.values()) {
    if (rows.length < 2) continue;
    for (const group of alike(rows)) {
      await pause();
      if (group.length > 1) for (const row of group) twins.set(row, group);
    }
  }
  return twins;
}

/** Rows of one name, apart where something in them tells them apart. */
function alike(rows: Rows): Rows[] {
  const withId = rows.filter(({ id }) => id !== null);
  const open = withId.length === 1 ? rows : rows.filter(({ id }) => id === null);
  const kinds = new Map<string, GraphElement[]>();
  for (const row of open) append(kinds, row.type === null ? '' : wordKey(row.type), row);
  // A row that says no kind may be any of them; where there are several it stands for itself.
  return [...kinds.keys()].filter((kind) => kind !== '').length > 1 ? [...kinds.values()] : [open];
}

/** Tells of rows that have one name and come in as several although not each of them has an id, as long as one of them is new: who is there twice is harder to find later. @param asked names that were asked about. */
export async function tellNamesakes(subjects: readonly Come[], nameOf: (element: GraphElement) => string, asked: ReadonlySet<string>, problems: PlanProblem[], pause: Pause): Promise<void> {
  const first = ({ elements }: Come): GraphElement => elements[0]!;
  const byName = await groups(subjects, (subject) => !first(subject).implied, (subject) => nameOf(first(subject)), pause);
  let told = 0;
  for (const [name, same] of byName) {
    const [one, second] = same;
    if (!second || asked.has(name) || same.every((each) => first(each).id !== null) || !same.some(({ fate }) => fate === 'add')) continue;
    await pause();
    told += 1;
    if (told > MOST_TOLD) return;
    problems.push(problem('name-shared', first(second), { label: second.label, count: same.length, sheet: first(one!).sheet, row: first(one!).row }));
  }
}

async function groups<T>(items: readonly T[], isOne: (item: T) => boolean, keyOf: (item: T) => string, pause: Pause): Promise<Map<string, T[]>> {
  const lists = new Map<string, T[]>();
  for (const item of items) {
    await pause();
    if (isOne(item)) append(lists, keyOf(item), item);
  }
  return lists;
}

/** Adds to a list in place: with a hundred thousand rows of one name a new list for each would stop the server. */
export function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
