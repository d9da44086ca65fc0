/** CardService as a script sees it in the real worker, and what the panel makes of what the script built. */

import { type FixtureHost, MIA, startFixture } from './fixture-host';
import { openPanel, type PanelSession } from './panel-session';
import { cardAnswersSuite } from './suites/card-answers';
import { cardLimitsSuite } from './suites/card-limits';
import { cardRefusalsSuite } from './suites/card-refusals';
import { cardSchemaSuite } from './suites/card-schema';
import type { CardsUnderTest } from './suites/cards-under-test';

let host: FixtureHost;
let panel: PanelSession;

beforeAll(async () => {
  host = await startFixture();
  panel = await openPanel(host, MIA);
});
afterAll(() => host.close());

const cards: CardsUnderTest = {
  on: (script, argument) => host.on(MIA, script, argument),
  act: (request) => panel('action', { parameters: {}, formInputs: {}, ...request }),
  click: (script, form = {}) =>
    cards.act({ function: 'onClick', parameters: { source: script.toString() }, ...form }),
};

cardLimitsSuite(cards);
cardRefusalsSuite(cards);
cardSchemaSuite(cards);
cardAnswersSuite(cards);
