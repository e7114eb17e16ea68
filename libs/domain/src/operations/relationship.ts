import { relationship } from '../entities/relationship.js';
import { change, creation, deletion } from './crud.js';

export const createRelationship = creation(relationship);
export const updateRelationship = change(relationship);
export const deleteRelationship = deletion(relationship);
