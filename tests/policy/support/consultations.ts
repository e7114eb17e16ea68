/** What the records of consultations need to be there, and by which operation each is put in. */
import { randomUUID } from 'node:crypto';
import type { EntityName, OperationName } from '@baraza/domain';

/** Put in one after the other by operations of their own, in the order in which they refer to each other. */
export const CONSULTED = ['distinction', 'process', 'question', 'consentText', 'communication', 'dimension', 'target', 'code', 'codebookVersion', 'threat', 'session', 'assignment', 'agendaItem', 'participation', 'intervention', 'coding', 'proposal'] as const satisfies readonly EntityName[];
export type Consulted = (typeof CONSULTED)[number];

type Values = Record<string, unknown>;
/** Makes a further record that is needed; public. */
type Needed = (entity: Consulted | 'stakeholder', values?: Values) => string;

const NAMED: Partial<Record<Consulted, OperationName>> = { process: 'beginProcess', codebookVersion: 'makeCodebookVersion', participation: 'registerParticipation', intervention: 'logIntervention', coding: 'addCodings' };
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
/** The operation that puts a record in. */
export const putsIn = (entity: Consulted): OperationName => NAMED[entity] ?? (`create${capital(entity)}` as OperationName);

export const GROUPS = ['one', 'another'];

/** Values without which a record cannot be; what it hangs on is made where `given` does not name it. */
export function consultationDefaults(entity: Consulted, given: Values, need: Needed, processFor: () => string): Values {
  const process = (): string => (given['process'] as string | undefined) ?? processFor();
  const session = (): string => (given['session'] as string | undefined) ?? need('session');
  switch (entity) {
    case 'distinction':
      return { one: given['one'] ?? need('stakeholder'), other: given['other'] ?? need('stakeholder') };
    case 'process':
      return { name: 'Process', minimumCell: 5 };
    case 'question':
      return { process: process(), text: 'What is it like?' };
    case 'consentText':
      return { process: process(), version: 1, language: `x-${randomUUID().slice(0, 8)}`, text: 'We write down what you say.', retired: false };
    case 'communication':
      return { process: process(), audience: 'Everybody', state: 'planned' };
    case 'dimension':
      return { process: process(), code: randomUUID(), groups: GROUPS };
    case 'target': {
      const of = process();
      return { process: of, dimension: given['dimension'] ?? need('dimension', { process: of }), groups: [GROUPS[0]], share: 30 };
    }
    case 'code':
      return { process: process(), name: 'Code', retired: false };
    case 'codebookVersion':
      return { process: process() };
    case 'threat':
      return { name: 'Threat' };
    case 'session':
      return { process: process(), title: 'Session', womenOnly: false, attribution: 'attributed' };
    case 'assignment':
      return { session: session(), duty: 'rapporteur', ...(given['account'] === undefined ? { name: 'Somebody without an account' } : {}), woman: false };
    case 'agendaItem':
      return { session: session(), title: 'Item', order: 1 };
    case 'participation':
      return { session: session(), mode: 'pseudonym', pseudonym: 'Seat 9', people: 1, enteredBy: 'form' };
    case 'intervention':
      return { session: session(), kind: 'statement', text: 'Somebody said this.', channel: 'session' };
    case 'proposal': {
      const of = session();
      const what = given['interestName'] !== undefined ? { stance: 1 } : { dimension: 'influence', value: 1 };
      return { session: of, intervention: given['intervention'] ?? need('intervention', { session: of }), stakeholder: given['stakeholder'] ?? need('stakeholder'), ...what };
    }
    case 'coding':
      return {};
  }
}
