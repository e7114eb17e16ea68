/** Files that are written from the definitions and committed: the schema, and the statements of the main questions. */
import { viewerOf } from '@baraza/domain';
import { activityStatement, historyStatement, momentStatement } from './reading/log-statements.js';
import { recordedMapStatement } from './reading/recorded-map-statement.js';
import { LISTS, PROJECT_LISTS, type Relation } from './reading/relations.js';
import type { Statement } from './reading/read-session.js';
import { fieldsStatement, judgementsStatement, type PageRequest, pagesStatement, pageStatement, peopleStatement, projectsStatement, propertiesStatement, recordsStatement, tiesStatement } from './reading/statements.js';
import { NOW } from './reading/scope.js';
import { printedSchema } from './schema/schema.js';

const ID = '00000000-0000-4000-8000-000000000000';
const KEYS = [{ project: ID, id: ID }];
/** As many as are found together. */
const MANY_KEYS = Array.from({ length: 100 }, () => KEYS[0]!);
const analyst = viewerOf(ID, 'analyst', null);
const asTheyAre = { viewer: analyst, moment: NOW };
const page: PageRequest = { first: 50, after: null, filter: null, search: null, order: [], wants: { rows: true, total: true } };

const listNamed = (relations: readonly Relation[], wanted: string): Relation => {
  const found = relations.find(({ name }) => name === wanted);
  if (!found) throw new Error(`There is no list “${wanted}”.`);
  return found;
};
const stakeholders = listNamed(PROJECT_LISTS, 'stakeholders');

/** What each statement is for, as an analyst asks it. */
const STATEMENTS: Readonly<Record<string, () => Statement>> = {
  'projects-of-a-person': () => projectsStatement(ID, ID, null),
  'records-by-id': () => recordsStatement('stakeholder', asTheyAre, ID, KEYS),
  'stakeholders-of-a-project': () => pageStatement(stakeholders, asTheyAre, ID, KEYS, page),
  'stakeholders-filtered-and-ordered': () =>
    pageStatement(stakeholders, asTheyAre, ID, KEYS, {
      ...page,
      filter: { or: [{ name: { contains: 'police' } }, { kind: { code: ['institution'] }, tags: { has: 'Monrovia' } }], properties: [{ property: ID, gte: 3 }] },
      search: 'ministry justice',
      order: [{ field: 'name', direction: 'DESC' }],
      after: Buffer.from(JSON.stringify(['name DESC', 'Ministry of Justice', ID])).toString('base64url'),
      wants: { rows: true, total: false },
    }),
  'stakeholders-of-a-day-as-recorded': () => pageStatement(stakeholders, { viewer: analyst, moment: { validAt: '2005-08-03', recorded: 100 } }, ID, KEYS, page),
  'relationships-of-stakeholders': () => pageStatement(listNamed(LISTS.stakeholder, 'relationships'), asTheyAre, ID, KEYS, page),
  'judgements-of-stakeholders': () => judgementsStatement(asTheyAre, ID, KEYS),
  'members-of-maps': () => pageStatement(listNamed(LISTS.map, 'memberships'), asTheyAre, ID, KEYS, { ...page, wants: { rows: true, total: false } }),
  // The levels of a nested map.
  'level-members-of-maps': () => pagesStatement(listNamed(LISTS.map, 'memberships'), ['id', 'x', 'y', 'stakeholder'], false, asTheyAre, ID, KEYS, { ...page, wants: { rows: true, total: false } }),
  'level-stakeholders-by-id': () => fieldsStatement('stakeholder', ['id', 'name', 'state', 'kind'], asTheyAre, ID, KEYS),
  'level-relationships-of-stakeholders': () =>
    pagesStatement(listNamed(LISTS.stakeholder, 'relationshipsByFrom'), ['id', 'type', 'direction', 'strength', 'to'], false, asTheyAre, ID, MANY_KEYS, { ...page, wants: { rows: true, total: false } }),
  'level-holdings-of-stakeholders': () => pagesStatement(listNamed(LISTS.stakeholder, 'holdings'), ['id', 'stance', 'intensity', 'interest'], false, asTheyAre, ID, MANY_KEYS, { ...page, wants: { rows: true, total: false } }),
  'own-properties': () => propertiesStatement(asTheyAre, ID, KEYS),
  people: () => peopleStatement(analyst, ID, KEYS),
  'ties-of-a-project': () => tiesStatement(asTheyAre, ID, ID, { types: ['command'], minStrength: 5 }, 50_000),
  'history-of-records': () => historyStatement('stakeholder', analyst, ID, KEYS, { field: 'name', first: 50, before: 100 }),
  'event-of-a-moment': () => momentStatement(ID, ID, '2005-08-03T09:00:00Z'),
  'map-as-recorded': () => recordedMapStatement({ viewer: analyst, moment: { validAt: null, recorded: 100 } }, ID, ID, ID),
  'activity-of-a-project': () => activityStatement(ID, ID, 50, 100),
};

const asFile = ({ text, values }: Statement): string => `-- Written by \`npm run generate\`. Do not edit.\n-- ${values.length} values are bound.\n${text}\n`;

/** Content by path, relative to the lib. */
export const generatedFiles = (): Record<string, string> => ({
  'schema.graphql': printedSchema(),
  ...Object.fromEntries(Object.entries(STATEMENTS).map(([name, statement]) => [`src/queries/${name}.sql`, asFile(statement())])),
});
