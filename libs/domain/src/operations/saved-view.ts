import { savedView } from '../entities/saved-view.js';
import { change, creation, deletion } from './crud.js';

export const createSavedView = creation(savedView);
export const updateSavedView = change(savedView);
export const deleteSavedView = deletion(savedView);
