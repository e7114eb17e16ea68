/** What batches have read of each project and still stands, for a while: of projects that were changed last, and no longer than somebody works on them. */
import { Known } from '@baraza/persistence';

/** What is kept: records of each entity for one project, characters of all its records, projects; and for how long after the last batch, in milliseconds. What is erased is gone from memory with that. */
const MOST = { records: 256, characters: 4_000_000, projects: 32, idle: 60_000 };

export class KnownProjects {
  private readonly kept = new Map<string, { known: Known; forgetting: NodeJS.Timeout }>();

  /** What is known of a project that is about to be changed. */
  use(project: string): Known {
    const known = this.kept.get(project)?.known ?? new Known(MOST.records, MOST.characters);
    this.forget(project);
    this.kept.set(project, { known, forgetting: setTimeout(() => this.forget(project), MOST.idle).unref() });
    if (this.kept.size > MOST.projects) this.forget(this.kept.keys().next().value!);
    return known;
  }

  /** What is known of a project that was just changed; undefined: nothing. */
  get(project: string): Known | undefined {
    return this.kept.get(project)?.known;
  }

  private forget(project: string): void {
    clearTimeout(this.kept.get(project)?.forgetting);
    this.kept.delete(project);
  }
}
