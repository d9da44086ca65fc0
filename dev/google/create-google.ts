/** Owns the composition of the Google side: one Workspace domain behind Google's REST paths. */

import type { Clock } from '../world/clock';
import type { Party } from '../world/party';
import type { Random } from '../world/random';
import type { Scenario } from '../world/scenarios';
import type { StateStore } from '../world/state-store';
import { createAuthorizations, type GoogleAuthorizations } from './authorizations';
import { createDirectory } from './directory';
import { createDomain, type Domain, type GoogleControls, QUIET_CONTROLS } from './domain';
import { type DemoMail, mailOf } from './mailbox';

export interface Google {
  /** Answers requests to `https://admin.googleapis.com`. */
  handle: Party;
  hosts(): string[];
  domain: Domain;
  authorizations: GoogleAuthorizations;
  controls(): GoogleControls;
  set(controls: Partial<GoogleControls>): void;
  /** The person's mail, newest first; empty for someone unknown. */
  mail(email: string): DemoMail[];
}

export function createGoogle(deps: {
  clock: Pick<Clock, 'nowMs'>;
  random: Random;
  state: StateStore;
  scenario: () => Scenario;
}): Google {
  const document = deps.state.open('google-controls', () => ({ ...QUIET_CONTROLS }));
  const begun = deps.state.open('mailbox', () => ({ atMs: deps.clock.nowMs() }));
  const controls = () => document.value;
  const domain = createDomain({ scenario: deps.scenario, controls });
  const authorizations = createAuthorizations({ ...deps, controls });
  const directory = createDirectory({ domain, authorizations, controls });
  return {
    handle: (request) => directory.fetch(request),
    hosts: () => ['admin.googleapis.com'],
    domain,
    authorizations,
    controls,
    set(changes) {
      Object.assign(document.value, changes);
      document.save();
    },
    mail(email) {
      const person = domain.person(email);
      return person ? mailOf(person, begun.value.atMs) : [];
    },
  };
}
