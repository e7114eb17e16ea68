/** Every address of the product. Each screen is a file of its own that is fetched when somebody goes there. */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { ErrorScreen } from './app/ErrorScreen.js';
import { fetched } from './app/fetched.js';
import { NotFoundScreen } from './app/NotFoundScreen.js';
import { Root } from './app/Root.js';
import { RequireAccount } from './session/RequireAccount.js';

const screen = (load: () => Promise<ComponentType>): Pick<RouteObject, 'lazy'> => ({ lazy: async () => ({ Component: await load() }) });

/** What shows names of the vault to whoever may read them. What a hall sees is none of these. */
const named: RouteObject[] = [
  { path: 'log', ...screen(async () => (await fetched(import('./room/log/LogScreen.js'), 'answers')).LogScreen) },
  { path: 'facilitate', ...screen(async () => (await import('./room/facilitate/FacilitateScreen.js')).FacilitateScreen) },
  { path: 'people', ...screen(async () => (await import('./room/people/PeopleScreen.js')).PeopleScreen) },
];

/** One session of a consultation, by what somebody does in it. */
const room: RouteObject[] = [
  { index: true, ...screen(async () => (await import('./room/shell/RoomIndex.js')).RoomIndex) },
  { ...screen(async () => (await import('./room/names/RoomNames.js')).RoomNames), children: named },
  { path: 'hall', ...screen(async () => (await import('./room/hall/HallScreen.js')).HallScreen) },
  { path: 'answers', ...screen(async () => (await fetched(import('./room/answers/AnswersScreen.js'), 'answers', 'import')).AnswersScreen) },
  { path: 'people/poster', ...screen(async () => (await import('./room/people/Poster.js')).Poster) },
];

const project: RouteObject[] = [
  { index: true, ...screen(async () => (await import('./project/FirstMap.js')).FirstMap) },
  { path: 'm/:map', ...screen(async () => (await fetched(import('./map/MapScreen.js'), 'times', 'measures', 'picture')).MapScreen) },
  { path: 's/:session', ...screen(async () => (await import('./room/RoomScreen.js')).RoomScreen), children: room },
  { path: 'consultations', ...screen(async () => (await import('./consultations/ProcessesScreen.js')).ProcessesScreen) },
  { path: 'consultations/new', ...screen(async () => (await import('./consultations/process/BeginProcessScreen.js')).BeginProcessScreen) },
  { path: 'consultations/:process', ...screen(async () => (await import('./consultations/process/OverviewScreen.js')).OverviewScreen) },
  { path: 'consultations/:process/sessions', ...screen(async () => (await import('./consultations/sessions/SessionsScreen.js')).SessionsScreen) },
  { path: 'consultations/:process/sessions/new', ...screen(async () => (await import('./consultations/sessions/PlanSessionScreen.js')).PlanSessionScreen) },
  { path: 'consultations/:process/register', ...screen(async () => (await import('./consultations/register/RegisterScreen.js')).RegisterScreen) },
  { path: 'consultations/:process/questions', ...screen(async () => (await import('./consultations/process/QuestionsScreen.js')).QuestionsScreen) },
  { path: 'consultations/:process/codebook', ...screen(async () => (await import('./consultations/codebook/CodebookScreen.js')).CodebookScreen) },
  { path: 'consultations/:process/people', ...screen(async () => (await import('./consultations/people/PeopleScreen.js')).PeopleScreen) },
  { path: 'sessions/:session', ...screen(async () => (await fetched(import('./consultations/sessions/SessionPlanScreen.js'), 'answers')).SessionPlanScreen) },
  { path: 'at/:entity/:id', ...screen(async () => (await import('./notices/AtRecord.js')).AtRecord) },
  { path: 'sources', ...screen(async () => (await import('./sources/SourcesScreen.js')).SourcesScreen) },
  { path: 'activity', ...screen(async () => (await fetched(import('./screens/activity/ActivityScreen.js'), 'duplicates')).ActivityScreen) },
  { path: 'duplicates', ...screen(async () => (await fetched(import('./duplicates/DuplicatesScreen.js'), 'duplicates')).DuplicatesScreen) },
  { path: 'duplicates/:keep/:gone', ...screen(async () => (await fetched(import('./duplicates/compare/CompareScreen.js'), 'duplicates')).CompareScreen) },
  { path: 'import', ...screen(async () => (await fetched(import('./import/ImportScreen.js'), 'import')).ImportScreen) },
  { path: 'settings', ...screen(async () => (await fetched(import('./screens/settings/SettingsScreen.js'), 'import')).SettingsScreen) },
];

const signedIn: RouteObject[] = [
  { index: true, ...screen(async () => (await fetched(import('./screens/home/HomeScreen.js'), 'import')).HomeScreen) },
  { path: 'new', ...screen(async () => (await import('./screens/new/NewProjectScreen.js')).NewProjectScreen) },
  { path: 'account', ...screen(async () => (await import('./screens/account/AccountScreen.js')).AccountScreen) },
  { path: 'workspace/:workspace', ...screen(async () => (await fetched(import('./screens/workspace/WorkspaceScreen.js'), 'import')).WorkspaceScreen) },
  {
    path: 'p/:project',
    ...screen(async () => (await fetched(import('./project/ProjectLayout.js'), 'project', 'domain', 'map', 'clipboard', 'consultations', 'log', 'hall', 'people', 'talk', 'sources')).ProjectLayout),
    children: project,
  },
];

const screens: RouteObject[] = [
  { path: 'sign-in', ...screen(async () => (await import('./screens/sign-in/SignInScreen.js')).SignInScreen) },
  { path: 'link', ...screen(async () => (await import('./screens/link/LinkScreen.js')).LinkScreen) },
  { path: 'invitation', ...screen(async () => (await fetched(import('./screens/invitation/InvitationScreen.js'), 'domain')).InvitationScreen) },
  { path: 'r', ...screen(async () => (await fetched(import('./screens/register/RegisterScreen.js'), 'domain', 'people')).RegisterScreen) },
  { Component: RequireAccount, children: signedIn },
  { path: '*', Component: NotFoundScreen },
];

/** The router; call once, when it is known who is signed in. */
export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([{ Component: Root, HydrateFallback: () => null, children: [{ ErrorBoundary: ErrorScreen, children: screens }] }]);
}
