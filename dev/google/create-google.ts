/** Owns the composition of the Google side: one Workspace domain behind Google's REST paths. */

import type { Clock } from '../world/clock';
import type { Party } from '../world/party';
import { createRandom, type Random } from '../world/random';
import type { Scenario } from '../world/scenarios';
import type { StateStore } from '../world/state-store';
import { createAuthorizations, type GoogleAuthorizations } from './authorizations';
import { createDirectory } from './directory';
import { createDomain, type Domain, type GoogleControls, QUIET_CONTROLS } from './domain';
import { createGmail, type Gmail } from './gmail/create-gmail';

const DIRECTORY_HOST = 'admin.googleapis.com';
const MAIL_SEED = 20_261_123;

export interface Google {
  /** Answers requests to Google's API hosts. */
  handle: Party;
  hosts(): string[];
  domain: Domain;
  authorizations: GoogleAuthorizations;
  controls(): GoogleControls;
  set(controls: Partial<GoogleControls>): void;
  gmail: Gmail;
  /** The world begins anew: no mail but what everybody has at the beginning. With a seed its random numbers do too. */
  restart(seed?: number): void;
}

export function createGoogle(deps: {
  clock: Pick<Clock, 'nowMs' | 'wait'>;
  random: Random;
  state: StateStore;
  scenario: () => Scenario;
  /** Where mail is kept; a temporary file when undefined. */
  mailFile?: string | undefined;
}): Google {
  const document = deps.state.open('google-controls', () => ({ ...QUIET_CONTROLS }));
  const begun = deps.state.open('mailbox', () => ({ atMs: deps.clock.nowMs() }));
  const controls = () => document.value;
  const domain = createDomain({ scenario: deps.scenario, controls });
  const set = (changes: Partial<GoogleControls>) => {
    Object.assign(document.value, changes);
    document.save();
  };
  const authorizations = createAuthorizations({ ...deps, controls, set });
  const directory = createDirectory({ domain, authorizations, controls });
  // Of its own, so that mail that is looked at changes no other id.
  const random = createRandom(MAIL_SEED);
  const gmail = createGmail({
    clock: deps.clock,
    random,
    identities: authorizations,
    directory: domain,
    controls,
    file: deps.mailFile,
    begunMs: () => begun.value.atMs,
  });
  begun.save();
  return {
    handle: (request) =>
      new URL(request.url).hostname === DIRECTORY_HOST ? directory.fetch(request) : gmail.handle(request),
    hosts: () => [DIRECTORY_HOST, 'gmail.googleapis.com', 'www.googleapis.com'],
    domain,
    authorizations,
    controls,
    set,
    gmail,
    restart(seed) {
      if (seed !== undefined) random.restart(seed);
      gmail.clear();
      begun.save();
    },
  };
}
