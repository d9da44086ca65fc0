/** ScriptApp, Session, MailApp, console, Logger and the language itself, inside a real context. */

import { createScriptBench, START_MS, USER, type ScriptBench } from './script-bench';

let bench: ScriptBench;
beforeAll(() => void (bench = createScriptBench()));
afterAll(() => bench.close());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('ScriptApp', () => {
  test('tells an identity token only where openid was asked for', async () => {
    const [header, claims] = (await bench.inside(`
      return ScriptApp.getIdentityToken().split('.').slice(0, 2).map((part) =>
        JSON.parse(Utilities.newBlob(Utilities.base64DecodeWebSafe(part)).getDataAsString()))`)) as object[];
    expect(header).toEqual({ alg: 'RS256', kid: 'local-host', typ: 'JWT' });
    const seconds = Math.floor(START_MS / 1000);
    expect(claims).toMatchObject({
      iss: 'https://accounts.google.com',
      sub: expect.stringMatching(/^\d{21}$/) as string,
      hd: 'acme.example',
      email: USER,
      email_verified: true,
      iat: seconds,
      exp: seconds + 3_600,
    });
    const without = createScriptBench({ granted: ['https://www.googleapis.com/auth/script.scriptapp'] });
    expect(await without.inside('return ScriptApp.getIdentityToken()')).toBeNull();
    await without.close();
  });

  test('tells which scopes were granted', async () => {
    const lines = (scopes: string) => `
      const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL${scopes});
      return [String(info.getAuthorizationStatus()), info.getAuthorizationUrl()]`;
    expect(await bench.inside(lines(''))).toEqual(['NOT_REQUIRED', null]);
    const partly = createScriptBench({ granted: ['openid'] });
    expect(await partly.inside(lines(''))).toEqual(['REQUIRED', 'https://accounts.google.com/consent']);
    expect(await partly.inside(lines(`, ['openid']`))).toEqual(['NOT_REQUIRED', null]);
    expect(await partly.refusal('ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL)')).toBe(
      'Exception: Authorization is required to perform that action.',
    );
    expect(await partly.refusal(`ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['openid'])`)).toBe('');
    expect(await partly.refusal(`ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['drive'])`)).toMatch(
      /^Exception: Invalid argument/,
    );
    await partly.close();
  });

  test('knows its script, and that it is no web app', async () => {
    expect(
      await bench.inside(`
        const service = ScriptApp.getService();
        return [ScriptApp.getScriptId(), ScriptApp.getOAuthToken(), service.getUrl(), service.isEnabled(),
          String(ScriptApp.getInstallationSource()), String(ScriptApp.AuthMode.FULL)]`),
    ).toEqual([
      'script-of-the-bench',
      `token of ${USER}`,
      null,
      false,
      'APPS_MARKETPLACE_DOMAIN_ADD_ON',
      'FULL',
    ]);
  });

  test('makes state tokens, an hour long at most', async () => {
    const token = (await bench.inside(
      `return ScriptApp.newStateToken().withMethod('onTimer').withArgument('a', 'b').withTimeout(3600).createToken()`,
    )) as string;
    expect(bench.appsScript.stateTokens.open(token)).toMatchObject({
      user: USER,
      method: 'onTimer',
      args: { a: 'b' },
    });
    for (const seconds of [3601, 0]) {
      expect(
        await bench.refusal(
          `ScriptApp.newStateToken().withMethod('onTimer').withTimeout(${seconds}).createToken()`,
        ),
      ).toBe('Exception: Invalid argument: seconds');
    }
  });

  test.each([
    'ScriptApp.invalidateAuth()',
    'ScriptApp.getUserTriggers(null)',
    `ScriptApp.newTrigger('onTimer').forUserCalendar('x')`,
    'GmailApp.sendEmail()',
    'SpreadsheetApp.getActive',
    'ScriptApp.getTriggers',
    'Session.getName',
  ])('%s is refused by name', async (call) => {
    const name = call.replace("newTrigger('onTimer')", 'TriggerBuilder').replace(/\(.*\)$/, '');
    expect(await bench.refusal(call)).toBe(`Error: not implemented in the local host: ${name}`);
  });
});

describe('time-driven triggers', () => {
  /** Makes one, says when it is due first and then three times more, and takes it away. */
  async function dues(builder: string): Promise<string[]> {
    const id = (await bench.inside(
      `return ScriptApp.newTrigger('onTimer').timeBased().${builder}.create().getUniqueId()`,
    )) as string;
    const found: string[] = [];
    for (let count = 0; count < 4; count++) {
      const trigger = bench.appsScript.triggers.all().find((one) => one.id === id && !one.spent);
      if (!trigger) break;
      found.push(new Date(trigger.dueMs).toISOString());
      bench.clock.moveTo(trigger.dueMs);
      await new Promise(setImmediate);
    }
    await bench.inside(`ScriptApp.getProjectTriggers().forEach((one) => ScriptApp.deleteTrigger(one))`);
    return found;
  }
  const spread = (found: string[]): number[] =>
    found.slice(1).map((due, index) => Date.parse(due) - Date.parse(found[index]!));

  test('come by the calendar of their zone, across the end of summer time', async () => {
    bench.clock.moveTo(Date.UTC(2027, 9, 30, 12));
    const hours = (await dues('atHour(9).nearMinute(30).everyDays(3)')).map((due) => due.slice(5, 13));
    expect(hours).toEqual(['10-30T13', '11-02T13', '11-05T13', '11-08T14']);
  });

  test('every few weeks on a day of the week', async () => {
    const found = await dues(
      `onWeekDay(ScriptApp.WeekDay.FRIDAY).everyWeeks(2).atHour(12).inTimezone('GMT')`,
    );
    expect(found.map((due) => new Date(due).getUTCDay())).toEqual([5, 5, 5, 5]);
    expect(spread(found)).toEqual([14 * DAY_MS, 14 * DAY_MS, 14 * DAY_MS]);
  });

  test('on a day of the month, and not in a month without it', async () => {
    const found = await dues(`onMonthDay(31).atHour(0).inTimezone('GMT')`);
    expect(found.map((due) => due.slice(5, 13)).sort()).toEqual([
      '01-31T00',
      '03-31T00',
      '05-31T00',
      '12-31T00',
    ]);
  });

  test('once, after a while or on a date', async () => {
    const nowMs = bench.clock.nowMs();
    expect(await dues('after(90000)')).toEqual([new Date(nowMs + 90_000).toISOString()]);
    expect(await dues(`atDate(2030, 7, 1).inTimezone('Europe/Berlin')`)).toEqual([
      '2030-06-30T22:00:00.000Z',
    ]);
    expect(await dues('at(new Date(Date.UTC(2031, 0, 1)))')).toEqual(['2031-01-01T00:00:00.000Z']);
  });

  test('every few hours', async () => {
    expect(spread(await dues('everyHours(6)'))).toEqual([6 * HOUR_MS, 6 * HOUR_MS, 6 * HOUR_MS]);
  });

  test('tell of themselves', async () => {
    expect(
      await bench.inside(`
        const made = ScriptApp.newTrigger('onTimer').timeBased().everyHours(1).create();
        const [found] = ScriptApp.getProjectTriggers();
        ScriptApp.deleteTrigger(found);
        return [found.getUniqueId() === made.getUniqueId(), found.getHandlerFunction(), String(found.getEventType()),
          String(found.getTriggerSource()), found.getTriggerSourceId(), ScriptApp.getProjectTriggers().length]`),
    ).toEqual([true, 'onTimer', 'CLOCK', 'CLOCK', null, 0]);
  });

  test.each([
    [
      'everyMinutes(60)',
      'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
    ],
    ['everyMinutes(30).create()', 'The recurrence interval for an Add-on trigger must be at least one hour.'],
    ['everyHours(1).everyDays(1)', 'This trigger has a time already.'],
    ['create()', 'A time-based trigger needs a time.'],
    ['everyHours(0)', 'Invalid argument: n'],
    ['everyDays(1.5)', 'Invalid argument: n'],
    ['atHour(24)', 'Invalid argument: hour'],
    ['nearMinute(60)', 'Invalid argument: minute'],
    ['onMonthDay(32)', 'Invalid argument: day'],
    ['atDate(2026, 2, 30)', 'Invalid argument: day'],
    [`inTimezone('Mars/Base')`, 'Invalid argument: timezone: Mars/Base'],
    ['everyHours(2).atHour(3).create()', 'An hour goes with days, weeks, months and dates only.'],
    ['everyDays(1).nearMinute(3).create()', 'A minute needs an hour.'],
    ['everyDays(1).onWeekDay(ScriptApp.WeekDay.MONDAY).create()', 'A day of the week goes with weeks only.'],
    [
      'onWeekDay(1)',
      "The parameters (number) don't match the method signature for ScriptApp.ClockTriggerBuilder.onWeekDay.",
    ],
  ])('%s is refused', async (call, words) => {
    expect(await bench.refusal(`ScriptApp.newTrigger('onTimer').timeBased().${call}`)).toBe(
      `Exception: ${words}`,
    );
  });
});

describe('Session', () => {
  test('knows the person, and shows a key that tells nothing of them', async () => {
    const [key, ...rest] = (await bench.inside(`
      return [Session.getTemporaryActiveUserKey(), Session.getActiveUser().getEmail(),
        String(Session.getEffectiveUser()), Session.getScriptTimeZone(), Session.getActiveUserLocale()]`)) as string[];
    expect(rest).toEqual([USER, USER, 'America/New_York', 'en']);
    expect(key).not.toContain('dana');
    expect(await bench.inside('return Session.getTemporaryActiveUserKey()')).toBe(key);
    bench.clock.moveTo(bench.clock.nowMs() + 31 * DAY_MS);
    expect(await bench.inside('return Session.getTemporaryActiveUserKey()')).not.toBe(key);
  });
});

describe('MailApp', () => {
  test.each([
    [`'a@x.example', 'Subject', 'Body'`],
    [`'a@x.example', 'Subject', 'Body', { cc: 'c@x.example', attachments: [Utilities.newBlob('x')] }`],
    [`'a@x.example', 'reply@x.example', 'Subject', 'Body'`],
    [`{ to: 'Ann <a@x.example>', subject: 'Subject', body: 'Body', priority: 'high' }`],
  ])('sends (%s)', async (args) => {
    const before = bench.appsScript.mail.sent().length;
    await bench.inside(`MailApp.sendEmail(${args})`);
    const sent = bench.appsScript.mail.sent().slice(before);
    expect(sent).toMatchObject([{ as: USER, subject: 'Subject', body: 'Body' }]);
    expect(sent[0]!.to).toContain('a@x.example');
  });

  test.each([
    [`{ subject: 'x' }`, 'Failed to send email: no recipient'],
    [`'', 'Subject', 'Body'`, 'Failed to send email: no recipient'],
    [`'a@x.example, nobody', 'Subject', 'Body'`, 'Invalid email: nobody'],
    [`'a@x.example'`, "The parameters (String) don't match the method signature for MailApp.sendEmail."],
    [
      `{ to: 'a@x.example', attachments: ['text'] }`,
      "The parameters (String) don't match the method signature for MailApp.sendEmail.",
    ],
  ])('refuses (%s)', async (args, words) => {
    expect(await bench.refusal(`MailApp.sendEmail(${args})`)).toBe(`Exception: ${words}`);
  });
});

describe('logs', () => {
  const logOf = async (lines: string) => {
    await bench.inside(lines);
    return bench.lastRow().log.map(({ level, text }) => [level, text]);
  };

  test('console writes at five levels and shows objects as the platform does (recorded)', async () => {
    expect(
      await logOf(`
        console.log('a', 1, true); console.info({ an: 'object' }, ['an', 'array']); console.warn('%s is %d', 'x', 5, 'more');
        const error = new Error('words'); error.name = 'Exception';
        console.error('Error:', error);
        console.log({ deep: { deeper: { deepest: { no: 1 } } }, f: greeting, at: new Date(0), none: null, un: undefined });
        console.log(Utilities.newBlob('secret')); console.log();
        console.time('t'); Utilities.sleep(12); console.timeEnd('t'); console.timeEnd('never')`),
    ).toEqual([
      ['debug', 'a 1 true'],
      ['info', "{ an: 'object' } [ 'an', 'array' ]"],
      ['warn', 'x is 5 more'],
      ['error', "Error: { [Exception: words] name: 'Exception' }"],
      [
        'debug',
        '{ deep: { deeper: { deepest: [Object] } },\n  f: [Function: greeting],\n  at: 1970-01-01T00:00:00.000Z,\n  none: null,\n  un: undefined }',
      ],
      ['debug', '{}'],
      ['debug', ''],
      ['debug', 't: 12ms'],
    ]);
  });

  test('an error alone is logged with its stack', async () => {
    const [[level, text]] = (await logOf(`console.error(new TypeError('x'))`)) as [[string, string]];
    expect(level).toBe('error');
    expect(text).toMatch(/^TypeError: x\n +at /);
  });

  test('Logger shows values as Java prints them, and keeps its lines', async () => {
    expect(
      await logOf(`
        Logger.log({ a: 1, b: [1.5, 'x'], c: null }); Logger.log('%s of %s', 3, 'x').log(12345678).log(true);
        const kept = Logger.getLog(); Logger.clear();
        console.info(kept.split('\\n').length, /INFO: true\\n$/.test(kept), Logger.getLog() === '')`),
    ).toEqual([
      ['info', '{a=1.0, b=[1.5, x], c=null}'],
      ['info', '3.0 of x'],
      ['info', '1.2345678E7'],
      ['info', 'true'],
      ['info', '5 true true'],
    ]);
  });
});

describe('the language', () => {
  test('an async handler settles, and its error is the execution’s', async () => {
    expect(await bench.call('afterAwhile')).toBe('async');
    await expect(bench.call('failsLater')).rejects.toThrow('TypeError: too late');
  });

  test('values of the services are of the context’s own kinds', async () => {
    expect(
      await bench.inside(`
        const caught = (() => { try { Utilities.sleep('x'); } catch (error) { return error; } })();
        return [caught instanceof Error, Utilities.newBlob('a').getBytes() instanceof Array,
          Utilities.parseCsv('a')[0] instanceof Array,
          Utilities.parseDate('2026', 'GMT', 'yyyy') instanceof Date, event instanceof Object,
          PropertiesService.getUserProperties().getProperties() instanceof Object]`),
    ).toEqual([true, true, true, true, true, true]);
  });

  test('Date follows the clock in each of its forms', async () => {
    const nowMs = bench.clock.nowMs();
    expect(
      await bench.inside(`
        return [Date.now(), new Date().getTime(), new Date().constructor.now(), Date(),
          class extends Date {}.now(), new (class Own extends Date {})().getTime()]`),
    ).toEqual([nowMs, nowMs, nowMs, new Date(nowMs).toString(), nowMs, nowMs]);
  });

  test('what the platform has not is not there', async () => {
    expect(
      await bench.inside(`
        return 'setTimeout,fetch,URL,TextEncoder,atob,crypto,process,require,window,performance,WebAssembly,trunklineBoot'
          .split(',').filter((name) => name in globalThis)`),
    ).toEqual([]);
    expect(await bench.inside(`return [typeof GmailApp, typeof MimeType.PDF, String(Utilities)]`)).toEqual([
      'object',
      'string',
      'Utilities',
    ]);
  });

  test('a script may put its own in a service’s place, and no other execution sees it', async () => {
    const lines = `
      Utilities = { getUuid: () => 'mine' };
      globalThis.GmailApp = null;
      return [Utilities.getUuid(), GmailApp]`;
    expect(await bench.inside(lines)).toEqual(['mine', null]);
    expect(await bench.inside('return [typeof Utilities.getUuid(), typeof GmailApp]')).toEqual([
      'string',
      'object',
    ]);
  });
});
