import { type LossFacts, lossNotice } from '../../../src/text/loss-notice';
import { EXPIRED } from '../organization/organization-bench';

const LOSS: LossFacts = {
  name: 'Acme Corp',
  failure: { kind: 'lost', words: EXPIRED, atMs: Date.parse('2026-11-23T07:40:00Z') },
  timeZone: 'Europe/Oslo',
};

test('the notice of a loss', () => {
  expect(lossNotice(LOSS)).toMatchSnapshot();
});

test('the notice of a block asks for another thing', () => {
  const failure = { ...LOSS.failure, kind: 'blocked', words: 'invalid_grant: user is inactive' } as const;
  expect(lossNotice({ ...LOSS, failure })).toMatchSnapshot();
});

test.each(['Acme\r\nBcc: eve@evil.test', 'Acme\nCorp', 'Acme\rCorp', '\n\nAcme', 'Acme\r\n'])(
  'the subject has no line break, though the name is %j',
  (name) => {
    expect(lossNotice({ ...LOSS, name }).subject).toMatch(/^Salesforce connection of [^\r\n]* was lost$/);
  },
);

test('Salesforce’s words are quoted word for word', () => {
  const words = `<b>"it's" & over</b>`;
  expect(lossNotice({ ...LOSS, failure: { ...LOSS.failure, words } }).body).toContain(
    `Salesforce says: ${words}`,
  );
});

// A time without its right zone would send an admin to the wrong hour of the log.
test('an unknown time zone is not named: the time is UTC then, and says so', () => {
  expect(lossNotice({ ...LOSS, timeZone: 'Mars/Olympus' }).body).toContain('Since 23 Nov, 07:40 (UTC)');
});
