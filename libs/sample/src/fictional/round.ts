/** The invented district round as operations, in the order in which things happened. */
import type { SampleStep } from '../sample.js';
import { codebookFirst, codebookSecond, codebookThird } from './round/codebook.js';
import { decisions, mergers, proposals } from './round/decisions.js';
import { participantsOf } from './round/participants.js';
import { consentRenewed, processSteps } from './round/process.js';
import { noted } from './round/said.js';
import { dulvaneHall } from './round/said/dulvane-hall.js';
import { dulvaneWomen } from './round/said/dulvane-women.js';
import { hearing } from './round/said/hearing.js';
import { interview } from './round/said/interview.js';
import { liaison } from './round/said/liaison.js';
import { tirrenqueHall } from './round/said/tirrenque-hall.js';
import { held, liveSteps, sessionSteps } from './round/sessions.js';
import { threats } from './round/threats.js';

export const round: SampleStep[] = [
  ...processSteps,
  ...threats,
  ...sessionSteps,
  ...codebookFirst,
  ...participantsOf('liaison', 1), ...noted('liaison', 1, liaison), held('liaison'),
  ...participantsOf('dulvaneHall', 1), ...noted('dulvaneHall', 1, dulvaneHall), held('dulvaneHall'),
  ...codebookSecond,
  ...participantsOf('dulvaneWomen', 1), ...noted('dulvaneWomen', 2, dulvaneWomen), held('dulvaneWomen'),
  ...consentRenewed,
  ...participantsOf('hearing', 2), ...noted('hearing', 2, hearing), held('hearing'),
  ...participantsOf('interview', 2), ...noted('interview', 2, interview), held('interview'),
  ...codebookThird,
  ...participantsOf('tirrenqueHall', 2), ...liveSteps, ...noted('tirrenqueHall', 3, tirrenqueHall),
  ...mergers,
  ...proposals,
  ...decisions,
];
