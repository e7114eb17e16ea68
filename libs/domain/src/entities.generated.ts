// Written by `npm run generate` from the files beside it. Do not edit.
import type { RecordOf } from './entity.js';
import { holding } from './entities/holding.js';
import { interest } from './entities/interest.js';
import { judgement } from './entities/judgement.js';
import { map, membership } from './entities/map.js';
import { project, member } from './entities/project.js';
import { relationship } from './entities/relationship.js';
import { source, place } from './entities/source.js';
import { stakeholder } from './entities/stakeholder.js';
import { term, property } from './entities/vocabulary.js';

/** Every entity by name. */
export const ENTITIES = { holding, interest, judgement, map, membership, project, member, relationship, source, place, stakeholder, term, property } as const;
export type EntityName = keyof typeof ENTITIES;
/** The record type of each entity. */
export type Records = { [N in EntityName]: RecordOf<(typeof ENTITIES)[N]> };
