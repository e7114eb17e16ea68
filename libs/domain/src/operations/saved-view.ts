import { savedView } from '../entities/saved-view.js';
import { change, creation, deletion } from './crud.js';

export const createSavedView = creation(savedView);
/** A view stays with its map: those who look at the map alone are told of it. */
export const updateSavedView = change(savedView, { omit: ['map'] });
export const deleteSavedView = deletion(savedView);
