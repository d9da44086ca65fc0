/**
 * Every limit of the limits file is met on the real host, and answers in the platform's words: what is just allowed is
 * allowed, and one more is not. The numbers stand here as documented (facts/apps-script.md 2), not as the host has them;
 * where a number is too large to be met, it is compared, and the limit is met at a lower one.
 */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FIXED_LIMITS, type LimitName, LIMITS } from '../../dev/apps-script/outside/limits';
import type { ExecutionRow, QuotasAnswer, RunAnswer, TriggerRow } from '../../dev/host/api';
import { readOriginMap } from '../../dev/host/mapped-origins';
import { createPlainBrowser } from '../../dev/browser/plain-browser';
import { HOUR_MS, MINUTE_MS } from '../e2e/test-host';
import { type FixtureHost, JONAS, MIA, startFixture } from './fixture-host';

const API = 'https://api.limits.example';
const DAY_MS = 24 * HOUR_MS;
const TOO_LONG = 'Exceeded maximum execution time';

let host: FixtureHost;
let server: Server;
/** How many requests the server has in hand, and the most that it ever had. */
const load = { now: 0, most: 0 };

/** `/hops/N` leads on N times, `/bytes/N` is so long, `/wait` takes its time. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, kind, number] = request.url!.split(/[/?]/);
    load.most = Math.max(load.most, ++load.now);
    response.on('close', () => void load.now--);
    if (kind === 'hops' && number !== '0')
      return void response.writeHead(302, { location: `/hops/${Number(number) - 1}` }).end();
    const answer = () => response.end('x'.repeat(kind === 'bytes' ? Number(number) : 0));
    if (kind === 'wait') setTimeout(answer, 100);
    else answer();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  host = await startFixture({
    map: readOriginMap([`${API}=http://127.0.0.1:${port}`]),
    scriptId: 'limits-id',
  });
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
  load.most = 0;
});
afterAll(async () => {
  await host.close();
  server.closeAllConnections();
  server.close();
});

/** Lets the limit be lower for the rest of the case, because the platform's number, which is compared, is too large. */
async function lower(name: LimitName, documented: number, to: number): Promise<void> {
  expect(LIMITS[name].value).toBe(documented);
  await host.faults({ limits: { [name]: to } });
}

/** What the script reads when it is refused; fails the test when it is not. */
async function refusal<A>(act: (argument: A) => unknown, argument?: A): Promise<string> {
  const answer = await host.run(MIA, 'evaluate', { source: act.toString(), argument });
  if (answer.ok) throw new Error('Nothing was refused.');
  return `${answer.error.name}: ${answer.error.message}`;
}

const allowed = <A, R>(act: (argument: A) => R, argument?: A): Promise<R> => host.on(MIA, act, argument);

/** A trigger of Mia's whose function sleeps; each time it fires, it answers. */
async function sleeper(sleepsMs: number[]): Promise<() => Promise<RunAnswer>> {
  await host.on(
    MIA,
    (sleeps: number[]) => {
      const source = `() => { for (const ms of ${JSON.stringify(sleeps)}) Utilities.sleep(ms); }`;
      PropertiesService.getUserProperties().setProperty('onTimer', source);
      for (const one of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(one);
      ScriptApp.newTrigger('onTimer').timeBased().after(3_600_000_000).create();
    },
    sleepsMs,
  );
  const [{ id }] = (await host.get<TriggerRow[]>('/api/triggers')) as [TriggerRow];
  return () => host.post<RunAnswer>('/api/triggers/fire', { id });
}

async function heldRuns(user: string, count: number): Promise<Promise<RunAnswer>[]> {
  const source = '() => Session.getActiveUser().getEmail()';
  const before = (await host.faults({ hold: { service: 'Session', method: 'getActiveUser', at: 'request' } }))
    .held.length;
  const runs = Array.from({ length: count }, () => host.run(user, 'evaluate', { source }));
  await host.untilHeld(before + count);
  return runs;
}

const fetchOf = (path: string, options: object = {}) =>
  allowed(([url, more]) => UrlFetchApp.fetch(url, more).getContentText().length, [
    `${API}${path}`,
    options,
  ] as [string, object]);
const fetchRefusal = (path: string, options: object = {}) =>
  refusal(([url, more]) => void UrlFetchApp.fetch(url, more), [`${API}${path}`, options] as [string, object]);

/** A day's quota is lowered to three: three are had, the fourth is refused to this user alone, and a day later all is well. */
async function threeADay(act: () => unknown, words: string): Promise<void> {
  await allowed(act);
  await allowed(act);
  await allowed(act);
  expect(await refusal(act)).toBe(words);
  await host.on(JONAS, act);
  await host.advance(DAY_MS - 1);
  expect(await refusal(act)).toBe(words);
  await host.advance(1);
  await allowed(act);
}

const card = (sections: number, widgets: number) =>
  [
    ([s, w]: [number, number]) => {
      const builder = CardService.newCardBuilder();
      for (let n = 0; n < s; n++) {
        const section = CardService.newCardSection();
        for (let m = 0; m < w; m++) section.addWidget(CardService.newTextParagraph().setText('x'));
        builder.addSection(section);
      }
      builder.build();
    },
    [sections, widgets] as [number, number],
  ] as const;

const CASES: Record<LimitName, () => Promise<void>> = {
  async cardRuntimeMs() {
    await allowed(() => void Utilities.sleep(29_999));
    expect(await refusal(() => void Utilities.sleep(30_001))).toBe(`Exception: ${TOO_LONG}`);
  },
  async scriptRuntimeMs() {
    expect(await (await sleeper([300_000, 59_999]))()).toMatchObject({ ok: true });
    expect(await (await sleeper([300_000, 60_001]))()).toMatchObject({ error: { message: TOO_LONG } });
    expect((await host.executions())[0]).toMatchObject({ status: 'killed', durationMs: 6 * MINUTE_MS });
  },
  async executionsPerUser() {
    const held = await heldRuns(MIA, 30);
    const words = 'There are too many scripts running simultaneously for this Google user account.';
    expect(await refusal(() => 1)).toBe(`Exception: ${words}`);
    expect(await host.on(JONAS, () => 1)).toBe(1);
    await host.faults({ hold: null, release: true });
    expect((await Promise.all(held)).every(({ ok }) => ok)).toBe(true);
    expect(await allowed(() => 1)).toBe(1);
  },
  async executionsPerScript() {
    await lower('executionsPerScript', 1_000, 3);
    const held = [...(await heldRuns(MIA, 1)), ...(await heldRuns(JONAS, 2))];
    const words = 'There are too many simultaneous invocations of this script.';
    expect(await refusal(() => 1)).toBe(`Exception: ${words}`);
    await host.faults({ hold: null, release: true });
    await Promise.all(held);
    expect(await allowed(() => 1)).toBe(1);
  },
  async triggersPerUser() {
    const make = (count: number) => {
      for (let n = 0; n < count; n++) ScriptApp.newTrigger('onTimer').timeBased().everyHours(1).create();
    };
    await allowed(make, 20);
    expect(await refusal(make, 1)).toBe(
      'Exception: This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
    await host.on(JONAS, make, 1);
    await allowed(() => ScriptApp.deleteTrigger(ScriptApp.getProjectTriggers()[0]!));
    await allowed(make, 1);
  },
  async addOnRecurrenceMs() {
    await allowed(() => void ScriptApp.newTrigger('onTimer').timeBased().everyHours(1).create());
    expect(
      await refusal(() => void ScriptApp.newTrigger('onTimer').timeBased().everyMinutes(30).create()),
    ).toBe('Exception: The recurrence interval for an Add-on trigger must be at least one hour.');
  },
  async triggerRuntimeMsPerDay() {
    // 1 + 71 × 5 of 360 minutes; the next has 4 left.
    await (
      await sleeper([60_000])
    )();
    const again = await sleeper([300_000]);
    for (let n = 0; n < 71; n++) expect(await again()).toMatchObject({ ok: true });
    const words = { ok: false, error: { message: 'Service using too much computer time for one day.' } };
    expect(await again()).toMatchObject(words);
    expect((await host.executions())[0]).toMatchObject({ status: 'killed', durationMs: 4 * MINUTE_MS });
    expect(await again()).toMatchObject(words);
    await allowed(() => void Utilities.sleep(29_999));
    await host.advance(DAY_MS);
    expect(await again()).toMatchObject({ ok: true });
  },

  async fetchCallsPerDay() {
    await lower('fetchCallsPerDay', 100_000, 3);
    const words = 'Exception: Service invoked too many times for one day: urlfetch.';
    const two = (url: string) => void UrlFetchApp.fetchAll([url, url]);
    await allowed(two, `${API}/a`);
    expect(await refusal(two, `${API}/a`)).toBe(words);
    await fetchOf('/a');
    expect(await fetchRefusal('/a')).toBe(words);
    await host.advance(DAY_MS);
    await fetchOf('/a');
  },
  async fetchUrlCharacters() {
    const path = (characters: number) => `/${'x'.repeat(characters - API.length - 1)}`;
    await fetchOf(path(2_082));
    expect(await fetchRefusal(path(2_083))).toBe('Exception: Limit Exceeded: URLFetch URL Length.');
  },
  async fetchPayloadBytes() {
    await lower('fetchPayloadBytes', 50 * 1024 * 1024, 1_000);
    await fetchOf('/a', { method: 'post', payload: 'é'.repeat(500) });
    expect(await fetchRefusal('/a', { method: 'post', payload: `${'é'.repeat(500)}x` })).toBe(
      'Exception: Limit Exceeded: URLFetch POST Size.',
    );
  },
  async fetchResponseBytes() {
    await lower('fetchResponseBytes', 50 * 1024 * 1024, 1_000);
    expect(await fetchOf('/bytes/1000')).toBe(1_000);
    expect(await fetchRefusal('/bytes/1001')).toBe('Exception: Limit Exceeded: URLFetch Response Size.');
  },
  async fetchHeaders() {
    const headers = (count: number) => ({
      headers: Object.fromEntries(Array.from({ length: count }, (_, n) => [`x-${n}`, '1'])),
    });
    await fetchOf('/a', headers(100));
    expect(await fetchRefusal('/a', headers(101))).toBe('Exception: Limit Exceeded: URLFetch Header Count.');
  },
  async fetchHeaderBytes() {
    // Name, colon, space, value, line end.
    const headers = (bytes: number) => ({ headers: { 'x-long': 'v'.repeat(bytes - 'x-long: \r\n'.length) } });
    await fetchOf('/a', headers(8_192));
    expect(await fetchRefusal('/a', headers(8_193))).toBe('Exception: Limit Exceeded: URLFetch Header Size.');
  },
  async fetchRedirects() {
    await fetchOf('/hops/5');
    expect(await fetchRefusal('/hops/6')).toBe(`Exception: Too many redirects: ${API}/hops/6`);
  },
  async fetchesAtOnce() {
    const group = (url: string) => UrlFetchApp.fetchAll(Array.from({ length: 20 }, () => url)).length;
    expect(await allowed(group, `${API}/wait`)).toBe(20);
    expect(load.most).toBe(15);
  },
  async fetchSeconds() {
    expect(LIMITS.fetchSeconds.value).toBe(360);
    await host.faults({ fetch: { urlPrefix: API, act: 'hang' }, limits: { fetchSeconds: 20 } });
    const wait = (url: string) => {
      const before = Date.now();
      try {
        UrlFetchApp.fetch(url);
      } catch (error) {
        return [(error as Error).message, Date.now() - before];
      }
      return [];
    };
    expect(await allowed(wait, `${API}/a`)).toEqual([`Timeout: ${API}/a`, 20_000]);
  },

  async propertyCallsPerDay() {
    await lower('propertyCallsPerDay', 500_000, 3);
    await threeADay(
      () => PropertiesService.getScriptProperties().getProperty('a'),
      'Exception: Service invoked too many times for one day: properties.',
    );
  },
  async propertyValueBytes() {
    const write = (text: string) => void PropertiesService.getUserProperties().setProperty('a', text);
    await allowed(write, 'é'.repeat(4_608));
    expect(await refusal(write, `${'é'.repeat(4_608)}x`)).toBe('Exception: Argument too large: value');
  },
  async propertyStoreBytes() {
    const write = ([key, bytes]: [string, number]) =>
      void PropertiesService.getUserProperties().setProperty(key, 'x'.repeat(bytes));
    await allowed(() => {
      const all: Record<string, string> = {};
      for (let n = 10; n < 65; n++) all[n] = 'x'.repeat(9_214);
      PropertiesService.getUserProperties().setProperties(all);
    });
    // 55 × 9,216 = 506,880 of 512,000.
    await allowed(write, ['k', 5_119]);
    expect(await refusal(write, ['k', 5_120])).toBe(
      'Exception: You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  },

  async cacheKeyCharacters() {
    const put = (key: string) => void CacheService.getUserCache().put(key, '1');
    await allowed(put, 'k'.repeat(250));
    expect(await refusal(put, 'k'.repeat(251))).toBe('Exception: Argument too large: key');
  },
  async cacheValueBytes() {
    const put = (bytes: number) => void CacheService.getUserCache().put('a', 'x'.repeat(bytes));
    await allowed(put, 102_400);
    expect(await refusal(put, 102_401)).toBe('Exception: Argument too large: value');
  },
  async cacheItems() {
    expect(await itemsLeft(1_000)).toBe(1_000);
    expect(await itemsLeft(1_001)).toBeLessThan(1_000);
  },
  async cacheEvictedAtOnce() {
    expect(await itemsLeft(1_001)).toBe(901);
  },
  async cacheDefaultSeconds() {
    await allowed(() => void CacheService.getUserCache().put('a', '1'));
    await expectGoneAfter(600_000);
  },
  async cacheMaximumSeconds() {
    await allowed(() => void CacheService.getUserCache().put('a', '1', 90_000));
    await expectGoneAfter(21_600_000);
  },

  async mailRecipientsPerDay() {
    const send = (count: number) =>
      void MailApp.sendEmail(
        Array.from({ length: count }, (_, n) => `a${n}@else.example`).join(','),
        'Subject',
        'Text',
      );
    await allowed(send, 1_500);
    expect(await refusal(send, 1)).toBe('Exception: Service invoked too many times for one day: email.');
    await host.on(JONAS, send, 1);
    await host.advance(DAY_MS);
    await allowed(send, 1);
  },

  async stateTokenSeconds() {
    const make = (seconds: number) =>
      ScriptApp.newStateToken().withMethod('onHome').withTimeout(seconds).createToken();
    await expectTokenEnds(await allowed(make, 3_600), 3_600_000);
    expect(await refusal(make, 3_601)).toBe('Exception: Invalid argument: seconds');
  },
  async stateTokenDefaultSeconds() {
    await expectTokenEnds(
      await allowed(() => ScriptApp.newStateToken().withMethod('onHome').createToken()),
      60_000,
    );
  },

  async cardSections() {
    await allowed(...card(100, 1));
    expect(await refusal(...card(101, 1))).toMatch(
      /^Exception: .*101 sections, and can't have more than 100/,
    );
  },
  async sectionWidgets() {
    await allowed(...card(1, 100));
    expect(await refusal(...card(1, 101))).toMatch(/^Exception: .*101 widgets, and can't have more than 100/);
  },
  async cardWidgets() {
    const home = (widgets: number) => {
      const section = () => CardService.newCardSection();
      const [one, other] = [section(), section()];
      for (let n = 0; n < widgets; n++)
        (n % 2 ? one : other).addWidget(CardService.newTextParagraph().setText('x'));
      return CardService.newCardBuilder().addSection(one).addSection(other).build();
    };
    await allowed(home, 100);
    expect(await refusal(home, 101)).toMatch(/widgets of all sections: 101, the limit is 100/);
  },
  async selectionItems() {
    const choose = (count: number) => {
      const input = CardService.newSelectionInput().setFieldName('a').setTitle('A');
      for (let n = 0; n < count; n++) input.addItem(`item ${n}`, String(n), false);
      CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(input)).build();
    };
    await allowed(choose, 100);
    expect(await refusal(choose, 101)).toMatch(/^Exception: .*101 items, and can't have more than 100/);
  },

  async callRows() {
    await lower('callRows', 10_000, 5);
    await allowed(() => {
      for (let n = 0; n < 7; n++) {
        Session.getActiveUser().getEmail();
        console.log(n);
      }
    });
    const [row] = (await host.executions()) as [ExecutionRow];
    expect([row.calls.length, row.callsLeftOut, row.log.length]).toEqual([5, 2, 5]);
  },
};

/** Puts so many into an empty cache; how many are there then. */
async function itemsLeft(count: number): Promise<number> {
  await host.faults({ emptyCache: true });
  return allowed((items: number) => {
    const cache = CacheService.getScriptCache();
    const keys = Array.from({ length: items }, (_, n) => `k${n}`);
    for (let n = 0; n < items; n += 500)
      cache.putAll(Object.fromEntries(keys.slice(n, n + 500).map((key) => [key, '1'])));
    return Object.keys(cache.getAll(keys)).length;
  }, count);
}

async function expectGoneAfter(lifeMs: number): Promise<void> {
  const read = () => CacheService.getUserCache().get('a');
  await host.advance(lifeMs - 1);
  expect(await allowed(read)).toBe('1');
  await host.advance(1);
  expect(await allowed(read)).toBeNull();
}

async function expectTokenEnds(token: string, lifeMs: number): Promise<void> {
  const browser = createPlainBrowser(host);
  await browser.signIn(MIA);
  const url = `http://script.google.localhost:${host.port}/macros/d/limits-id/usercallback?state=${token}`;
  const words = 'The state token is invalid or has expired. Please try again.';
  await host.advance(lifeMs - 1);
  expect((await browser.open(url)).html).not.toContain(words);
  await host.advance(1);
  expect((await browser.open(url)).html).toContain(words);
}

test('there is a case for every limit of the limits file, and none for another', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(LIMITS).sort());
});

for (const name of Object.keys(LIMITS) as LimitName[]) {
  test(`${name}: ${LIMITS[name].what}`, async () => {
    await CASES[name]();
  });
}

test.each(FIXED_LIMITS)('%s cannot be lowered, and whoever tries is told', async (name) => {
  await expect(host.faults({ limits: { [name]: 1 } })).rejects.toThrow(`${name} cannot be lowered.`);
});

test('what is used of each quota is told, and when its day is over', async () => {
  await allowed(() => void PropertiesService.getUserProperties().setProperty('a', '1'));
  const rows = (await host.get<QuotasAnswer>('/api/quotas')).filter(({ user }) => user === MIA);
  const { startedAtMs } = (await host.executions())[0]!;
  expect(rows).toContainEqual({
    ...{ user: MIA, quota: 'Property reads and writes', used: 1, limit: 500_000, per: 'day' },
    resetsAtMs: startedAtMs + DAY_MS,
  });
  expect(rows).toContainEqual({
    ...{ user: MIA, quota: 'Bytes of a property store', used: 2, limit: 512_000, per: 'now' },
  });
});
