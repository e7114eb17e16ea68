import { jest } from '@jest/globals';
import { KnownProjects } from './known-projects.js';

const knows = (projects: KnownProjects, project: string): boolean => projects.get(project)?.record('stakeholder', 'somebody') === null;
const learn = (projects: KnownProjects, project: string): void => projects.use(project).keepRecord('stakeholder', 'somebody', null);

describe('what is known of projects', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('OP-19 is kept while somebody works on one, and gone a minute after', () => {
    const projects = new KnownProjects();
    learn(projects, 'a');
    jest.advanceTimersByTime(50_000);
    expect(projects.use('a').record('stakeholder', 'somebody')).toBeNull();
    jest.advanceTimersByTime(50_000);
    expect(knows(projects, 'a')).toBe(true);
    jest.advanceTimersByTime(10_000);
    expect(knows(projects, 'a')).toBe(false);
  });

  it('OP-19 is kept of the 32 projects that were changed last', () => {
    const projects = new KnownProjects();
    const names = Array.from({ length: 32 }, (_, index) => String(index));
    for (const name of names) learn(projects, name);
    projects.use('0');
    learn(projects, 'one more');
    expect(names.filter((name) => !knows(projects, name))).toEqual(['1']);
  });
});
