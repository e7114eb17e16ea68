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

/** Follows submissions back to their first version. */
class RootFinder {
  readonly #byUuid = new Map<string, Known>();
  readonly #roots = new Map<string, string>();

  constructor(drafts: readonly Known[]) {
    for (const draft of drafts) if (!this.#byUuid.has(draft.uuid)) this.#byUuid.set(draft.uuid, draft);
  }

  find(draft: Known): string {
    const passed = new Set<string>();
    const root = this.#follow(draft, passed);
    // What was passed has the same root: a chain of a hundred thousand edits is followed once.
    for (const uuid of passed) this.#roots.set(uuid, root);
    return root;
  }

  #follow(draft: Known, passed: Set<string>): string {
    for (let at = draft; ; ) {
      if (at.rootUuid !== null) return at.rootUuid;
      if (at.deprecatedUuid === null) return at.uuid;
      const isFirst = at === this.#byUuid.get(at.uuid);
      const known = isFirst ? this.#roots.get(at.uuid) : undefined;
      if (known !== undefined) return known;
      // Edits that replace one another in a circle have no first one; the same of them is taken wherever the circle is entered.
      if (passed.has(at.uuid)) return [...passed].slice([...passed].indexOf(at.uuid)).sort()[0]!;
      if (isFirst) passed.add(at.uuid);
      const replaced = this.#byUuid.get(at.deprecatedUuid);
      if (!replaced) return at.deprecatedUuid;
      at = replaced;
    }
  }
}
