import { submissionProblem } from './submission-problems.js';
import type { Submission, SubmissionProblem } from './submission-types.js';
import type { Draft } from './rounds.js';

/**
 * Of all versions of a submission in a file the last one counts: the one that the server got last; where that does not tell, the one that replaces the other; else the
 * one further down. Versions belong together when they go back to the same first one, whose uuid survives every edit.
 */
export function lastVersions(drafts: readonly Draft[], problems: SubmissionProblem[]): Submission[] {
  const known = drafts.flatMap((draft) => {
    const uuid = draft.uuid ?? draft.rootUuid;
    if (uuid !== null) return { ...draft, uuid };
    problems.push(submissionProblem('no-uuid', draft.place));
    return [];
  });
  const roots = new RootFinder(known);
  const last = new Map<string, Known>();
  const earlier: { draft: Known; root: string }[] = [];
  for (const draft of known) {
    const root = roots.find(draft);
    const other = last.get(root);
    const winner = other ? laterOf(other, draft) : draft;
    if (other) earlier.push({ draft: winner === other ? draft : other, root });
    last.set(root, winner);
  }
  for (const { draft, root } of earlier) {
    const { place, uuid } = last.get(root)!;
    problems.push(submissionProblem(draft.uuid === uuid ? 'submission-repeated' : 'earlier-version', draft.place, { sheet: place.sheet, row: place.row }));
  }
  return [...last].map(([rootUuid, { uuid, submittedAt, startedAt, version, answers, repeats, extras }]) => ({ rootUuid, uuid, submittedAt, startedAt, version, answers, repeats, extras }));
}

type Known = Draft & { uuid: string };

function laterOf(above: Known, below: Known): Known {
  const times = [above, below].map(({ updatedAt, submittedAt }) => updatedAt ?? submittedAt ?? '') as [string, string];
  if (times[0] !== times[1]) return times[0] > times[1] ? above : below;
  return above.deprecatedUuid === below.uuid && below.deprecatedUuid !== above.uuid ? above : below;
}

/** Follows submissions back to their first version. The same version may stand in a file several times; what one of them knows holds for all. */
class RootFinder {
  readonly #byUuid = new Map<string, Known>();
  readonly #roots = new Map<string, string>();

  constructor(drafts: readonly Known[]) {
    for (const draft of drafts) {
      const known = this.#byUuid.get(draft.uuid);
      if (!known || knowledge(draft) > knowledge(known)) this.#byUuid.set(draft.uuid, draft);
    }
  }

  find({ uuid }: Known): string {
    const passed = new Set<string>();
    const root = this.#follow(uuid, passed);
    // What was passed has the same root: a chain of a hundred thousand edits is followed once.
    for (const each of passed) this.#roots.set(each, root);
    return root;
  }

  #follow(from: string, passed: Set<string>): string {
    for (let uuid = from; ; ) {
      const found = this.#roots.get(uuid);
      if (found !== undefined) return found;
      const draft = this.#byUuid.get(uuid);
      if (!draft) return uuid;
      if (draft.rootUuid !== null) return draft.rootUuid;
      if (draft.deprecatedUuid === null) return uuid;
      // Edits that replace one another in a circle have no first one; the same of them is taken wherever the circle is entered.
      if (passed.has(uuid)) return [...passed].slice([...passed].indexOf(uuid)).sort()[0]!;
      passed.add(uuid);
      uuid = draft.deprecatedUuid;
    }
  }
}

const knowledge = ({ rootUuid, deprecatedUuid }: Known): number => (rootUuid !== null ? 2 : deprecatedUuid !== null ? 1 : 0);
