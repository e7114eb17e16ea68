/** A small consultation to begin a random schedule with, so that nothing has to wait for what it needs. */
import { type Inputs, type OperationName, ROLES, type Role } from '@baraza/domain';
import type { Random } from './random.js';

export interface SeedStep {
  name: OperationName;
  input: Record<string, unknown>;
}

/** What there is already. */
export interface SeedGround {
  stakeholder: string;
  /** Accounts that may have a duty, by role. */
  people: readonly { account: string; role: Role }[];
}

const step = <N extends OperationName>(name: N, input: Partial<Inputs[N]> & Record<string, unknown>): SeedStep => ({ name, input });

/** Operations of an owner, in order; with the id of the session. */
export function consultationSeed(random: Random, { stakeholder, people }: SeedGround): { session: string; steps: SeedStep[] } {
  const [process, question, code, session, item, consent] = Array.from({ length: 6 }, () => random.uuid()) as [string, string, string, string, string, string];
  const [here, there, said, alike] = Array.from({ length: 4 }, () => random.uuid()) as [string, string, string, string];
  const attribution = random.pick(['attributed', 'attributed', 'affiliationOnly', 'notAttributed'] as const);
  const helpers = people.filter(({ role }) => ROLES.slice(1, 4).includes(role));
  return {
    session,
    steps: [
      step('beginProcess', { id: process, name: 'Round', minimumCell: 5, classification: 'public', questions: [{ id: question, text: 'What do we want?' }] as never }),
      step('createCode', { id: code, process, name: 'police', retired: false }),
      step('makeCodebookVersion', { id: random.uuid(), process }),
      step('createConsentText', { id: consent, process, version: 1, language: 'en', text: 'We note what you say.', retired: false }),
      step('createSession', { id: session, process, title: 'Town hall', attribution, classification: random.pick(['public', 'restricted']), agenda: [{ id: item, title: 'Question', question, order: 1 }] as never }),
      ...helpers.map(({ account, role }) => step('createAssignment', { id: random.uuid(), session, account, duty: role === 'facilitator' ? 'facilitator' : 'rapporteur' })),
      step('createThreat', { id: random.uuid(), name: 'Checkpoints' }),
      step('registerParticipation', { id: here, session, mode: 'pseudonym', pseudonym: 'Seat 1', people: 1, stakeholder, enteredBy: 'form', consent }),
      step('registerParticipation', { id: there, session, mode: 'headCount', people: 30, enteredBy: 'form' }),
      ...[said, alike].map((id) => step('logIntervention', { id, session, item, kind: 'need', text: 'A police post at the market.', speaker: here, channel: 'session', about: [{ code }, { stakeholder }] as never })),
      step('createProposal', { id: random.uuid(), session, intervention: said, stakeholder, dimension: 'influence', value: 4 }),
    ],
  };
}
