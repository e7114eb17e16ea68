// Written by `npm run generate` from the files beside it. Do not edit.
import type { ValuesOf } from './fields.js';
import { classify } from './operations/classify.js';
import { foundProject } from './operations/found-project.js';
import { importRecords } from './operations/import.js';
import { createInterest, updateInterest, deleteInterest, createHolding, updateHolding, deleteHolding } from './operations/interest.js';
import { addJudgement, withdrawJudgement } from './operations/judgement.js';
import { createMap, updateMap, deleteMap, addToMap, moveOnMap, removeFromMap } from './operations/map.js';
import { updateProject, createMember, updateMember, removeMember } from './operations/project.js';
import { createRelationship, updateRelationship, deleteRelationship } from './operations/relationship.js';
import { restore } from './operations/restore.js';
import { createSource, updateSource, deleteSource, createPlace, updatePlace, deletePlace } from './operations/source.js';
import { createStakeholder, updateStakeholder, deleteStakeholder } from './operations/stakeholder.js';
import { createTerm, updateTerm, deleteTerm, replaceTerm, createProperty, updateProperty, deleteProperty } from './operations/vocabulary.js';

/** Every operation by name. */
export const OPERATIONS = {
  classify,
  foundProject,
  importRecords,
  createInterest,
  updateInterest,
  deleteInterest,
  createHolding,
  updateHolding,
  deleteHolding,
  addJudgement,
  withdrawJudgement,
  createMap,
  updateMap,
  deleteMap,
  addToMap,
  moveOnMap,
  removeFromMap,
  updateProject,
  createMember,
  updateMember,
  removeMember,
  createRelationship,
  updateRelationship,
  deleteRelationship,
  restore,
  createSource,
  updateSource,
  deleteSource,
  createPlace,
  updatePlace,
  deletePlace,
  createStakeholder,
  updateStakeholder,
  deleteStakeholder,
  createTerm,
  updateTerm,
  deleteTerm,
  replaceTerm,
  createProperty,
  updateProperty,
  deleteProperty,
} as const;
export type OperationName = keyof typeof OPERATIONS;
/** The input type of each operation. */
export type Inputs = { [N in OperationName]: ValuesOf<(typeof OPERATIONS)[N]['input']> };
