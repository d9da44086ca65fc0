import { mailSettingsCard, ownSettingsCard } from '../../src/cards/mail-settings-cards';
import { homeCard } from '../../src/cards/home-card';
import { refusedCard } from '../../src/cards/refused-cards';
import { NEW_MAIL_SETTINGS } from '../../src/organization/mail-settings';
import { NEW_OWN_SETTINGS } from '../../src/sync/own-settings';
import { drawn, readable, sheet, textsIn, useHostCardService } from './drawn';
import { HOME, refusedRow, VIEWER } from './models';

beforeAll(useHostCardService);

describe('the mail settings', () => {
  test('as they are at first', () => {
    expect(sheet(mailSettingsCard(NEW_MAIL_SETTINGS))).toMatchSnapshot();
  });

  test('with everything changed', () => {
    const settings = {
      startDays: 0,
      direction: 'outbound',
      isHeaderOnly: true,
      body: 'text',
      storesBcc: true,
      relates: false,
      skipsAutomated: false,
      blocked: ['lawyer.example', 'anna@press.example'],
    } as const;
    expect(sheet(mailSettingsCard({ ...settings, blocked: [...settings.blocked] }))).toMatchSnapshot();
  });

  test('of a person', () => {
    expect(sheet(ownSettingsCard(NEW_OWN_SETTINGS))).toMatchSnapshot();
    expect(sheet(ownSettingsCard({ blocked: ['doctor.example'], isHeaderOnly: true }))).toMatchSnapshot();
  });
});

describe('a mail that Salesforce refused', () => {
  test('has Salesforce’s words, how often it was tried, and a way to try again', () => {
    expect(sheet(refusedCard(refusedRow(), 1, VIEWER))).toMatchSnapshot();
  });

  test('says where nobody tries any more', () => {
    const { nextTryAtMs: _never, ...given } = refusedRow({ tries: 4, subject: '' });
    expect(sheet(refusedCard(given, 1, VIEWER))).toMatchSnapshot();
  });

  test('with others, a way to try them all', () => {
    const texts = textsIn(drawn(refusedCard(refusedRow(), 2, VIEWER))).map(readable);
    expect(texts).toEqual(expect.arrayContaining(['Try again', 'Try all again']));
  });

  test('is not blamed on Salesforce where Gmail does not give it out', () => {
    const row = refusedRow({ code: 'google.unavailable', words: 'HTTP 500' });
    const texts = [homeCard({ ...HOME, refused: [row] }), refusedCard(row, 1, VIEWER)]
      .flatMap((card) => textsIn(drawn(card)))
      .map(readable);
    expect(texts).toEqual(expect.arrayContaining(['Gmail does not give it out: “HTTP 500”', 'Gmail says']));
    expect(texts.join()).not.toContain('Salesforce refused');
  });

  test('stands on Home; of many five, and how many more', () => {
    const refused = Array.from({ length: 8 }, (_, n) => refusedRow({ id: `m${n}`, subject: `Mail ${n}` }));
    const texts = textsIn(drawn(homeCard({ ...HOME, refused }))).map(readable);
    expect(texts).toEqual(expect.arrayContaining(['Needs attention (8)', 'Mail 0', 'Mail 4', 'More: 3']));
    expect(texts).not.toContain('Mail 5');
  });
});
