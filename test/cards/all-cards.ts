/** Owns the list of all cards, for what holds of each of them. */

import { homeCard, openMailCard } from '../../src/cards/home-card';
import { connectivityCard } from '../../src/cards/connectivity-card';
import { errorCard } from '../../src/cards/error-card';
import { mailSettingsCard, ownSettingsCard } from '../../src/cards/mail-settings-cards';
import { organizationCard, organizationsCard } from '../../src/cards/organization-cards';
import { refusedCard } from '../../src/cards/refused-cards';
import { adminsCard, credentialsCard, disconnectCard, scopeCard } from '../../src/cards/setting-cards';
import { userCard } from '../../src/cards/user-card';
import { usersCard } from '../../src/cards/users-card';
import { describeError } from '../../src/text/errors';
import { START_MS } from '../unit/fakes';
import { acme, failed } from '../unit/organization/organization-bench';
import type { Drawing, Outside } from './drawing';
import { OPEN_FACTS } from './home-facts';
import {
  CALLBACK,
  CONNECTIVITY,
  HOME,
  notSetUp,
  ORGANIZATION,
  refusedRow,
  SCOPE,
  USER,
  userRow,
  USERS,
  VIEWER,
} from './models';
import { NEW_MAIL_SETTINGS } from '../../src/organization/mail-settings';

const lost = (words: string) => ({ state: 'lost', failure: failed('lost', { words }) }) as const;
const blocked = (words: string) => ({ state: 'blocked', failure: failed('blocked', { words }) }) as const;
const attempt = { environment: 'production', atMs: START_MS } as const;
const refusedPerson = ({ name, address }: Outside) => ({
  ...attempt,
  outcome: describeError('auth.person_account', { name, address }),
  personAddress: address,
});

/** Every card in every shape that matters, by its name in these tests. */
export const CARDS: Readonly<Record<string, Drawing>> = {
  ...Object.fromEntries(
    Object.entries(OPEN_FACTS).map(([state, facts]) => [
      `Home, ${state}`,
      {
        draw: ({ name, address }: Outside) =>
          homeCard({
            ...HOME,
            organization: { name, environment: 'production' },
            facts: {
              ...facts,
              address,
              ...(facts.words === undefined ? {} : { words: name }),
              ...(facts.triggerProblem === undefined ? {} : { triggerProblem: name }),
            },
          }),
        shows: ['name'],
      } satisfies Drawing,
    ]),
  ),
  'Home without a Salesforce user': {
    draw: ({ address }) => homeCard({ ...HOME, facts: { state: 'no-user', address } }),
    shows: ['address'],
  },
  'Home of an admin in trouble': {
    draw: ({ name }) => homeCard({ ...HOME, admin: 'yes', trouble: name }),
    shows: ['name'],
  },
  'Home with refused mail': {
    draw: ({ name }) => homeCard({ ...HOME, refused: [refusedRow({ subject: name, words: name })] }),
    shows: ['name'],
  },
  'a refused mail': {
    draw: ({ name }) => refusedCard(refusedRow({ subject: name, words: name }), 2, VIEWER),
    shows: ['name'],
  },
  'the mail settings': {
    draw: ({ address }) => mailSettingsCard({ ...NEW_MAIL_SETTINGS, blocked: [address] }),
    shows: ['address'],
  },
  'own mail settings': {
    draw: ({ address }) => ownSettingsCard({ blocked: [address], isHeaderOnly: true }),
    shows: ['address'],
  },
  'open mail': {
    draw: ({ name }) =>
      openMailCard({ ...HOME, admin: 'yes', organization: { name, environment: 'sandbox' } }),
    shows: ['name'],
  },
  Organizations: {
    draw: ({ name }) =>
      organizationsCard({ ...ORGANIZATION, connected: { name, environment: 'production' } }),
    shows: ['name'],
  },
  'an organization before anything': {
    draw: () => {
      const { connected: _connected, counts: _counts, ...rest } = ORGANIZATION;
      return organizationCard({ ...rest, state: 'not-set-up' });
    },
    shows: [],
  },
  'an organization that is lost': {
    draw: ({ name, address }) =>
      organizationCard({
        ...ORGANIZATION,
        ...lost(name),
        connected: { name, environment: 'production' },
        groups: [address],
        scopeProblem: address,
      }),
    shows: ['name', 'address'],
  },
  'an organization that is blocked': {
    draw: ({ name }) => organizationCard({ ...ORGANIZATION, ...blocked(name) }),
    shows: ['name'],
  },
  'Salesforce Connectivity': {
    draw: ({ name, address }) =>
      connectivityCard({
        ...CONNECTIVITY,
        connected: acme({
          name,
          host: name,
          by: address,
          serviceUser: { id: '005000000000009AAA', name, username: name },
        }),
      }),
    shows: ['name', 'address'],
  },
  'Salesforce Connectivity, lost': {
    draw: ({ name }) => connectivityCard({ ...CONNECTIVITY, ...lost(name) }),
    shows: ['name'],
  },
  'Salesforce Connectivity, blocked': {
    draw: ({ name }) => connectivityCard({ ...CONNECTIVITY, ...blocked(name) }),
    shows: ['name'],
  },
  'Salesforce Connectivity, before anything': {
    draw: ({ name }) => connectivityCard(notSetUp({ production: name, sandbox: name })),
    shows: ['name'],
  },
  'a person’s account refused at the first connect': {
    draw: ({ name, address }) =>
      connectivityCard({
        ...notSetUp({ production: 'acme.my.salesforce.com' }),
        attempt: refusedPerson({ name, address }),
      }),
    shows: ['name', 'address'],
  },
  'a person’s account refused after a loss': {
    draw: ({ name, address }) =>
      connectivityCard({
        ...CONNECTIVITY,
        ...lost(name),
        attempt: refusedPerson({ name, address }),
      }),
    shows: ['name', 'address'],
  },
  'another organization refused': {
    draw: ({ name }) =>
      connectivityCard({
        ...CONNECTIVITY,
        attempt: {
          ...attempt,
          outcome: describeError('auth.other_organization', { name }),
          otherOrganizationId: '00D000000000002EAA',
        },
      }),
    shows: ['name'],
  },
  'a connect that was denied': {
    draw: ({ name }) =>
      connectivityCard({
        ...CONNECTIVITY,
        attempt: { ...attempt, outcome: describeError('auth.denied', { words: name }) },
      }),
    shows: ['name'],
  },
  'app credentials': {
    draw: ({ name }) =>
      credentialsCard({
        environment: 'production',
        callbackAddress: CALLBACK,
        stored: { host: name, consumerKey: name },
      }),
    shows: ['name'],
  },
  'the scope of a Workspace admin': {
    draw: ({ address }) => scopeCard({ ...SCOPE, groups: [address], leftOut: [address], domains: [address] }),
    shows: ['address'],
  },
  'the scope of a named admin': {
    draw: ({ address }) =>
      scopeCard({
        ...SCOPE,
        isWorkspaceAdmin: false,
        problem: address,
        groups: [address],
        snapshot: { ...SCOPE.snapshot!, takenBy: address, unknownGroups: [address] },
      }),
    shows: ['address'],
  },
  'further admins': { draw: ({ address }) => adminsCard({ admins: [address] }), shows: ['address'] },
  'the question before a disconnect': { draw: disconnectCard, shows: ['name'] },
  Users: {
    draw: ({ name, address }) => usersCard({ ...USERS, rows: [userRow('suspended', { name, address })] }),
    shows: ['name', 'address'],
  },
  'Users, lost': { draw: ({ name }) => usersCard({ ...USERS, ...lost(name), next: '0:t' }), shows: ['name'] },
  'a user': {
    draw: ({ name, address }) =>
      userCard({
        ...USER,
        user: userRow('waiting', { name, address }),
        words: name,
        salesforceUser: { name },
      }),
    shows: ['name', 'address'],
  },
  'what went wrong': {
    draw: ({ name }) => errorCard({ what: name, todo: name, reference: name }),
    shows: ['name'],
  },
};
