import { problemsOfNotes, type Place } from '../problem.js';
import type { Cell, Table } from '../tables/types.js';
import { withRepeats, type AskedQuestion, type Section } from './asked.js';
import { textOf } from './columns.js';
import { targetsOf, type Target } from './headers.js';
import { numberOf, toPlace } from './places.js';
import { Taker, addRound, cleanUuid, emptyDraft, emptyRound, setBeginning, setField, type Draft, type Round } from './rounds.js';
import { assignSheets } from './sheets.js';
import { submissionProblem } from './submission-problems.js';
import type { GeoPoint, SubmissionProblem } from './submission-types.js';
import type { SystemField } from './system-columns.js';

/** Reads the tables of an export: the sheet of the submissions, and one for each repeat, whose rows say to which row they belong. */
export function draftsOfTables(tables: readonly Table[], root: Section, problems: SubmissionProblem[]): Draft[] {
  return new TableReader(root, problems).run(tables);
}

type Links = Partial<Record<SystemField, string>>;

/** Finds rows of a sheet by what rows of repeats say of them. Of rows that say the same of themselves the lowest is found. */
class RowFinder {
  readonly #rows = new Map<string, Round>();

  /** A row of a repeat is known by its number only, one of the main sheet also by the identifiers of the submission. */
  add(round: Round, index: string | undefined, id?: string, uuids: Iterable<string> = []): void {
    if (index !== undefined) this.#rows.set(`index ${index}`, round);
    if (id !== undefined) this.#rows.set(`id ${id}`, round);
    for (const uuid of uuids) {
      this.#rows.set(`uuid ${uuid}`, round);
      this.#rows.set(`uuid ${uuid} ${index ?? ''}`, round);
    }
  }

  find(index: string | undefined): Round | undefined {
    return this.#rows.get(`index ${index}`);
  }

  /** The uuid is the surest; the number tells apart rows with the same one. */
  findSubmission({ submissionUuid, parentIndex, submissionId }: Links): Round | undefined {
    if (submissionUuid !== undefined) {
      const uuid = cleanUuid(submissionUuid);
      return this.#rows.get(`uuid ${uuid} ${parentIndex ?? ''}`) ?? this.#rows.get(`uuid ${uuid}`);
    }
    return parentIndex === undefined ? this.#rows.get(`id ${submissionId}`) : this.find(parentIndex);
  }
}

class TableReader {
  readonly #taker: Taker;

  constructor(
    readonly root: Section,
    readonly problems: SubmissionProblem[],
  ) {
    this.#taker = new Taker(problems);
  }

  run(tables: readonly Table[]): Draft[] {
    for (const { sheet, hidden } of tables) if (hidden) this.problems.push(submissionProblem('sheet-hidden', { sheet, row: 0 }, { sheet }));
    const { main, repeats, unknown } = assignSheets(tables.filter(({ hidden }) => !hidden), this.root);
    for (const { sheet, headerRow } of unknown) this.problems.push(submissionProblem('sheet-unknown', { sheet, row: headerRow }, { sheet }));
    if (!main) {
      this.problems.push(submissionProblem('no-submission-sheet', { sheet: tables[0]?.sheet ?? '', row: 0 }));
      return [];
    }
    const { drafts, finder } = this.#readMain(main);
    const finders = new Map<Section, RowFinder>([[this.root, finder]]);
    for (const section of withRepeats(this.root)) {
      const parent = section.parent && finders.get(section.parent);
      if (!section.repeat || !parent) continue;
      const table = repeats.get(section);
      if (table) finders.set(section, this.#readRepeat(table, section, parent, repeats.get(section.parent!) ?? main));
      else this.problems.push(submissionProblem('repeats-not-in-file', { sheet: main.sheet, row: main.headerRow }, { repeat: section.repeat.path }));
    }
    this.#taker.finish();
    return drafts;
  }

  #readMain(table: Table): { drafts: Draft[]; finder: RowFinder } {
    const finder = new RowFinder();
    const drafts: Draft[] = [];
    this.#readRows(table, this.root, (place, read) => {
      const draft = emptyDraft(place);
      const links = read(draft, (field, text) => setField(draft, field, text));
      setBeginning(draft, this.root);
      finder.add(draft, links.index, links.id, [draft.rootUuid, draft.uuid].filter((each) => each !== null));
      drafts.push(draft);
    });
    return { drafts, finder };
  }

  #readRepeat(table: Table, section: Section, parents: RowFinder, parentTable: Table): RowFinder {
    const finder = new RowFinder();
    const found: { parent: Round; round: Round; index: number }[] = [];
    this.#readRows(table, section, (place, read) => {
      const round = emptyRound();
      const links = read(round);
      const parent = section.parent === this.root ? parents.findSubmission(links) : parents.find(links.parentIndex);
      if (parent) found.push({ parent, round, index: Number(links.index) });
      else this.problems.push(submissionProblem('repeat-without-parent', place, { parent: parentTable.sheet }));
      finder.add(round, links.index);
    });
    // Rounds are known again by their place. A sheet that somebody sorted goes back into the order in which it was written; one whose rows are not all numbered stays as it is.
    if (found.every(({ index }) => Number.isFinite(index))) found.sort((a, b) => a.index - b.index);
    for (const { parent, round } of found) addRound(parent, section.repeat!.path, round);
    return finder;
  }

  #readRows(table: Table, section: Section, use: (place: Place, read: (round: Round, onField?: (field: SystemField, text: string) => void) => Links) => void): void {
    this.problems.push(...problemsOfNotes(table, submissionProblem));
    const targets = targetsOf(table.header, section);
    for (const { row, cells } of table.rows) {
      const place: Place = { sheet: table.sheet, row };
      use(place, (round, onField) => {
        const reading = new RowReading(round, place, this.#taker);
        cells.forEach((cell, index) => {
          if (cell === null) return;
          const target = targets[index]!;
          if (target.kind === 'system') onField?.(target.field, textOf(cell));
          reading.add(target, cell, table.header[index]!);
        });
        return reading.finish();
      });
    }
  }
}

/** A row whose answers may lie in several columns each. */
class RowReading {
  readonly #links: Links = {};
  readonly #whole = new Map<AskedQuestion, { cell: Exclude<Cell, null>; column: string }>();
  readonly #chosen = new Map<AskedQuestion, { choices: string[]; column: string }>();
  readonly #parts = new Map<AskedQuestion, Partial<Record<keyof GeoPoint, number | null>>>();

  constructor(
    readonly round: Round,
    readonly place: Place,
    readonly taker: Taker,
  ) {}

  add(target: Target, cell: Exclude<Cell, null>, column: string): void {
    switch (target.kind) {
      case 'answer':
        this.#whole.set(target.asked, { cell, column });
        return;
      case 'choice':
        if (isChosen(cell)) this.#addChoice(target.asked, target.choice, column);
        return;
      case 'part':
        this.#parts.set(target.asked, { ...this.#parts.get(target.asked), [target.part]: numberOf(cell) });
        return;
      case 'system':
        this.#links[target.field] ??= textOf(cell).trim();
        return;
      case 'beside':
        this.taker.keepBeside(this.round, column, cell, this.place, target.fits);
    }
  }

  finish(): Links {
    for (const [asked, { cell, column }] of this.#whole) this.taker.take(this.round, asked, cell, this.place, column);
    const isMissing = (asked: AskedQuestion): boolean => !this.round.answers.has(asked.question.path);
    for (const [asked, { choices, column }] of this.#chosen) if (isMissing(asked)) this.taker.take(this.round, asked, choices, this.place, column);
    for (const [asked, { latitude = null, longitude = null, altitude = null, precision = null }] of this.#parts) {
      const place = toPlace([latitude, longitude, altitude, precision]);
      if (place && isMissing(asked)) this.round.answers.set(asked.question.path, place);
    }
    return this.#links;
  }

  #addChoice(asked: AskedQuestion, choice: string, column: string): void {
    const known = this.#chosen.get(asked);
    if (known) known.choices.push(choice);
    else this.#chosen.set(asked, { choices: [choice], column });
  }
}

function isChosen(cell: Exclude<Cell, null>): boolean {
  return cell === true || /^(1|1\.0|true|yes)$/i.test(String(cell).trim());
}
