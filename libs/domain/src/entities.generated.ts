// Written by `npm run generate` from the files beside it. Do not edit.
import type { RecordOf } from './entity.js';
import { attachment } from './entities/attachment.js';
import { coalition, coalitionMember } from './entities/coalition.js';
import { code, codebookVersion } from './entities/codebook.js';
import { thread, comment } from './entities/comment.js';
import { dimension, target } from './entities/dimension.js';
import { distinction } from './entities/distinction.js';
import { holding } from './entities/holding.js';
import { importMapping } from './entities/import-mapping.js';
import { interest } from './entities/interest.js';
import { intervention, coding, proposal } from './entities/intervention.js';
import { judgement } from './entities/judgement.js';
import { map, membership } from './entities/map.js';
import { participation, disaggregation } from './entities/participation.js';
import { process, question, consentText, communication } from './entities/process.js';
import { project, member } from './entities/project.js';
import { relationship } from './entities/relationship.js';
import { savedView } from './entities/saved-view.js';
import { session, assignment, agendaItem } from './entities/session.js';
import { source, place } from './entities/source.js';
import { stakeholder } from './entities/stakeholder.js';
import { threat } from './entities/threat.js';
import { term, property } from './entities/vocabulary.js';

/** Every entity by name. */
export const ENTITIES = { attachment, coalition, coalitionMember, code, codebookVersion, thread, comment, dimension, target, distinction, holding, importMapping, interest, intervention, coding, proposal, judgement, map, membership, participation, disaggregation, process, question, consentText, communication, project, member, relationship, savedView, session, assignment, agendaItem, source, place, stakeholder, threat, term, property } as const;
export type EntityName = keyof typeof ENTITIES;
/** The record type of each entity. */
export type Records = { [N in EntityName]: RecordOf<(typeof ENTITIES)[N]> };
