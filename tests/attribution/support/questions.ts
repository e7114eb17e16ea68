/** What can be asked of GraphQL about what was said and who was there: records, lists, filters, orders, search, history, activity. */
import type { Said, Scene } from './scene.js';

interface Question {
  name: string;
  query: string;
  /** It asks who took part. */
  attendance: boolean;
  /** It asks for what has to do with this one: an answer that holds the words links them to it. */
  of?: string;
}

const SPOKEN = 'id at rule text translation affiliationName hiddenFields speaker { id pseudonym } affiliation { id name } item { id } mergedInto { id } codings(first: 50) { nodes { id stakeholder { id } } }';
const CHANGED = 'entries { seq at operation group hidden changes { field before after } }';

export function asQuestions({ people }: Scene, { id, session, speaker, speaksFor, affiliation, text, at }: Said): Question[] {
  const ask = (name: string, selection: string, attendance = false): Question => ({ name, attendance, query: `query ($project: ID!) { project(id: $project) { ${selection} } }` });
  const list = (name: string, args: string, selection = SPOKEN, of?: string): Question => ({ ...ask(name, `interventions(first: 200, ${args}) { totalCount nodes { ${selection} } }`), ...(of !== undefined && { of }) });
  const statements = (name: string, of: string): Question => ({ ...ask(name, `stakeholder(id: "${of}") { statements(first: 200) { totalCount nodes { relation intervention { ${SPOKEN} session { id title } question { id } } } } }`), of });
  return [
    ask('record', `intervention(id: "${id}") { ${SPOKEN} history(first: 100) { ${CHANGED} } }`),
    ask('history', `history(entity: intervention, id: "${id}", first: 100) { ${CHANGED} }`),
    ask('history of who spoke', `history(entity: intervention, id: "${id}", first: 100, field: "speaker") { ${CHANGED} }`),
    ask('session', `session(id: "${session}") { id title interventions(first: 100) { nodes { ${SPOKEN} } } }`),
    ask('activity', `activity(first: 100) { nodes { seq at operation group records { entity id hidden changes { field before after } } } }`),
    list('list', `orderBy: [{ field: at }]`),
    list('list in the order in which it changed', `orderBy: [{ field: changed }]`),
    list('search', `search: "${text}"`),
    list('filter by speaker', `filter: { speaker: { eq: "${speaker}" } }`, 'text', speaker),
    list('filter by affiliation', `filter: { affiliation: { eq: "${affiliation}" } }`, 'text', affiliation),
    list('filter by moment', `filter: { at: { eq: "${at}" } }`, 'text', at),
    statements('statements of the affiliation', affiliation),
    statements('statements of whom the speaker speaks for', speaksFor),
    ask('proposals', `proposals(first: 200) { nodes { id stakeholder { id } intervention { ${SPOKEN} } } }`),
    ask('stakeholders of the process', `processes(first: 50) { nodes { neverHeard { id } } }`, true),
    ask('attendance', `participation(id: "${speaker}") { id pseudonym stakeholder { id } interventions(first: 100) { nodes { text } } history(first: 100) { ${CHANGED} } }`, true),
    ask('attendance lists', `participations(first: 500) { totalCount nodes { id pseudonym people stakeholder { id name } } } disaggregations(first: 500) { nodes { id group people participation { id } } }`, true),
    ask('history of attendance', `history(entity: participation, id: "${speaker}", first: 100) { ${CHANGED} }`, true),
    ask('duties', `assignments(first: 100, filter: { account: { eq: "${people.rapporteur.account}" } }) { nodes { id } }`),
  ];
}
