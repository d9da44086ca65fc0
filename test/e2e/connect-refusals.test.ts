/** Connects that must not succeed: nothing is stored, and the card says what happened. */

import { actionEvent, cardOf, clickOn, linkOf, noticeOf, textsOf } from './cards';
import { createPlainBrowser } from '../../dev/browser/plain-browser';
import { connect, connectUrl, DANA, enterKeys, LOGINS, MIA, OMAR, signInAtSalesforce } from './story';
import { expectNoCanary, startHost, type TestHost } from './test-host';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

async function connectivity(): Promise<string[]> {
  return textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')));
}

async function expectNotConnected(): Promise<void> {
  expect((await connectivity()).slice(0, 2)).toEqual(['Salesforce Connectivity', 'Not set up']);
}

/** To the consent page, signed in to Google as `google` and to Salesforce as the service account. */
async function consentPage(google: string, url: string) {
  const browser = createPlainBrowser(host);
  await browser.signIn(google);
  return { browser, page: await browser.submit(await browser.open(url), LOGINS.production) };
}

/** A code that nobody has redeemed, of an authorize request with a challenge of the attacker's own. */
async function attackersCode(browser: ReturnType<typeof createPlainBrowser>): Promise<string> {
  const { consumerKey, myDomain, callbackUrl } = await host.org();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: consumerKey,
    redirect_uri: callbackUrl,
    scope: 'api refresh_token',
    state: 'of-the-attacker',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    prompt: 'consent',
  });
  const local = myDomain.replace(/\.com$/, `.localhost:${host.port}`);
  const asked = await browser.open(`http://${local}/services/oauth2/authorize?${query}`);
  const end = await browser.submit(asked, { decision: 'allow' });
  return new URL(end.url).searchParams.get('code')!;
}

describe('the form of the app credentials', () => {
  test.each([
    ['another domain behind it', 'acme.my.salesforce.com.evil.example'],
    ['http', 'http://acme.my.salesforce.com'],
    ['a user part', 'https://admin@acme.my.salesforce.com'],
    ['a port', 'acme.my.salesforce.com:8443'],
    ['an IP', '203.0.113.7'],
    ['a path', 'acme.my.salesforce.com/setup'],
    ['a fragment', 'evil.example#.my.salesforce.com'],
    ['punycode', 'xn--acm-epa.my.salesforce.com'],
    ['a Lightning host', 'acme.lightning.force.com'],
    ['the generic login host', 'login.salesforce.com'],
    ['two labels', 'a.b.my.salesforce.com'],
    ['a trailing dot', 'acme.my.salesforce.com.'],
    ['an encoded dot', 'acme%2emy.salesforce.com'],
    ['nothing', ''],
  ])('refuses %s with a sentence that shows a right one', async (_name, typed) => {
    const { consumerKey, consumerSecret } = await host.org();
    const fields = { host: typed, consumerKey, consumerSecret };
    const response = await host.must(
      DANA,
      'onSaveCredentials',
      actionEvent({ environment: 'production' }, fields),
    );
    expect(noticeOf(response)).toBe(
      'That is not a My Domain address. Enter your My Domain address, for instance acme.my.salesforce.com.',
    );
    await expectNotConnected();
  });

  test('refuses a sandbox’s address for production, and says which is which', async () => {
    const { myDomain, consumerKey, consumerSecret } = await host.org('sandbox');
    const fields = { host: myDomain, consumerKey, consumerSecret };
    const response = await host.must(
      DANA,
      'onSaveCredentials',
      actionEvent({ environment: 'production' }, fields),
    );
    expect(noticeOf(response)).toMatch(/^That is a sandbox’s address\./);
  });

  test('never shows the secret again, and keeps it when the field stays empty', async () => {
    await enterKeys(host);
    const form = cardOf(
      await host.must(DANA, 'onOpenCredentials', actionEvent({ environment: 'production' })),
    );
    const { consumerSecret, myDomain, consumerKey } = await host.org();
    expect(JSON.stringify(form)).not.toContain(consumerSecret);
    const fields = { host: myDomain, consumerKey, consumerSecret: '' };
    await host.must(DANA, 'onSaveCredentials', actionEvent({ environment: 'production' }, fields));
    const page = await signInAtSalesforce(host, await connectUrl(host));
    expect(page.html).toContain('established successfully');
  });
});

describe('the sign-in window', () => {
  beforeEach(() => enterKeys(host));

  test('a denied consent stores nothing, and the card says so', async () => {
    const { browser, page } = await consentPage(DANA, await connectUrl(host));
    const end = await browser.submit(page, { decision: 'deny' });
    expect(end.html).toContain('access was denied there');
    const texts = await connectivity();
    expect(texts[1]).toBe('Not set up');
    expect(texts.join(' ')).toMatch(
      /The last attempt did not connect.*access was denied.*end-user denied authorization/,
    );
  });

  test('a window closed without an answer: the card says that none came, and why that may be', async () => {
    await connectUrl(host);
    const texts = await connectivity();
    expect(texts).toContain('No answer has come back from Salesforce yet.');
    expect(texts.join(' ')).toContain('the app is not installed in this org');
    expect(texts).toContain('Check connection');
  });

  test('another person’s browser cannot finish it', async () => {
    const { browser, page } = await consentPage(OMAR, await connectUrl(host));
    const end = await browser.submit(page, { decision: 'allow' });
    expect(end.html).toContain('The state token is invalid or has expired');
    await expectNotConnected();
  });

  test('nobody signed in to Google cannot finish it', async () => {
    const link = linkOf(await host.must(DANA, 'onConnect', actionEvent({ environment: 'production' })));
    const browser = createPlainBrowser(host);
    const url = link
      .replace('https://', 'http://')
      .replace('.salesforce.com', `.salesforce.localhost:${host.port}`);
    const page = await browser.submit(await browser.open(url), LOGINS.production);
    const end = await browser.submit(page, { decision: 'allow' });
    expect(end.html).toContain('The state token is invalid or has expired');
    await expectNotConnected();
  });

  test('ten minutes later the state is over', async () => {
    const { browser, page } = await consentPage(DANA, await connectUrl(host));
    await host.advance(10 * 60_000 + 1_000);
    const end = await browser.submit(page, { decision: 'allow' });
    expect(end.html).toContain('The state token is invalid or has expired');
    await expectNotConnected();
  });

  test('a replayed callback is refused, and the connection stays', async () => {
    const { browser, page } = await consentPage(DANA, await connectUrl(host));
    const end = await browser.submit(page, { decision: 'allow' });
    expect(end.html).toContain('established successfully');
    const replayed = await browser.open(end.url);
    expect(replayed.html).toContain('does not belong to a connect that you began');
    expect((await connectivity())[1]).toBe('Connected');
  });

  test('an older link is dead once a newer one was made', async () => {
    const old = await connectUrl(host);
    const { browser, page } = await consentPage(DANA, old);
    await connectUrl(host);
    const end = await browser.submit(page, { decision: 'allow' });
    expect(end.html).toContain('does not belong to a connect that you began');
    await expectNotConnected();
  });

  test('a code of another sign-in meets another verifier, and is refused by Salesforce', async () => {
    // An attacker's code with the victim's own, fresh state: what PKCE is for.
    const { browser, page } = await consentPage(DANA, await connectUrl(host));
    const { url: callback } = await browser.submit(page, { decision: 'deny' });
    const victim = linkOf(await host.must(DANA, 'onConnect', actionEvent({ environment: 'production' })));
    const state = new URL(victim).searchParams.get('state')!;
    const forged = new URL(callback);
    forged.search = new URLSearchParams({ state, code: await attackersCode(browser) }).toString();
    const end = await browser.open(forged.href);
    expect(end.html).toContain('invalid_grant: invalid code verifier');
    await expectNotConnected();
  });

  test('the address has the challenge, and neither verifier nor secret', async () => {
    const link = linkOf(await host.must(DANA, 'onConnect', actionEvent({ environment: 'production' })));
    const query = new URL(link).searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('code_challenge')).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(query.has('code_verifier')).toBe(false);
    expect(link).not.toContain((await host.org()).consumerSecret);
    expect(query.get('redirect_uri')).toMatch(
      /^https:\/\/script\.google\.com\/macros\/d\/[^/]+\/usercallback$/,
    );
  });
});

describe('accounts and organizations that are not taken', () => {
  beforeEach(() => enterKeys(host));

  test('a person’s account is refused; left out of scope, it is taken', async () => {
    const page = await signInAtSalesforce(host, await connectUrl(host), LOGINS.mia);
    expect(page.html).toContain('Mia Larsen (mia@acme.example) uses it');
    const card = cardOf(await host.must(DANA, 'onOpenConnectivity'));
    expect(textsOf(card)[1]).toBe('Not set up');
    const { function: name, parameters } = clickOn(card, 'Leave out of scope: mia@acme.example');
    expect(noticeOf(await host.must(DANA, name, actionEvent(parameters)))).toBe(
      'Left out of scope. Now connect again.',
    );
    await signInAtSalesforce(host, await connectUrl(host), LOGINS.mia);
    expect((await connectivity())[1]).toBe('Connected');
    expect(textsOf(await host.must(MIA, 'onHome'))).toContain('Not switched on for you');
  });

  test('only the account that was refused can be left out by that button', async () => {
    await signInAtSalesforce(host, await connectUrl(host), LOGINS.mia);
    const response = await host.must(
      DANA,
      'onLeaveOutAccount',
      actionEvent({ address: 'jonas@acme.example' }),
    );
    expect(noticeOf(response)).toBe('That was not taken. Check what you entered.');
  });

  test('F58: another organization is refused and the old connection goes on; a button begins anew', async () => {
    await connect(host);
    await enterKeys(host, 'sandbox');
    const page = await signInAtSalesforce(
      host,
      await connectUrl(host, { environment: 'sandbox' }),
      LOGINS.sandbox,
    );
    expect(page.html).toContain('another Salesforce organization');
    const card = cardOf(await host.must(DANA, 'onOpenConnectivity'));
    expect(textsOf(card)).toEqual(
      expect.arrayContaining(['Connected', 'Acme Corp · acme.my.salesforce.com']),
    );
    const { parameters } = clickOn(card, 'Connect that organization instead');
    await signInAtSalesforce(host, await connectUrl(host, parameters), LOGINS.sandbox);
    expect(await connectivity()).toContain('Acme Corp · acme--uat.sandbox.my.salesforce.com');
  });

  test('F55: a refused sign-in leaves no grant behind, and six connects leave one', async () => {
    await signInAtSalesforce(host, await connectUrl(host), LOGINS.mia);
    expect((await host.org()).grants).toBe(0);
    for (let time = 0; time < 6; time++) await signInAtSalesforce(host, await connectUrl(host));
    expect((await host.org()).grants).toBe(1);
    await host.must(DANA, 'onCheckConnection');
    expect((await connectivity())[1]).toBe('Connected');
  });

  test('missing permissions are shown in words, and do not refuse the account', async () => {
    await host.faults({
      salesforce: {
        org: 'production',
        set: { servicePermissions: ['ApiEnabled', 'ModifyAllData', 'ViewAllUsers'] },
      },
    });
    await signInAtSalesforce(host, await connectUrl(host));
    const texts = await connectivity();
    expect(texts[1]).toBe('Connected');
    expect(texts.join(' ')).toContain('View All Data is missing: records of your colleagues are not found.');
    expect(texts).toContain('Modify All Data is more than Trunkline needs.');
  });

  test('an answer that names a foreign address is refused, and the token is sent nowhere', async () => {
    await host.faults({
      salesforce: { org: 'production', set: { instanceUrl: 'https://acme.my.salesforce.com.evil.example' } },
    });
    const page = await signInAtSalesforce(host, await connectUrl(host));
    expect(page.html).toContain('names an address that is not your Salesforce org’s');
    await expectNotConnected();
  });

  test('a wrong consumer secret is told in Salesforce’s own words', async () => {
    const { myDomain, consumerKey } = await host.org();
    const fields = { host: myDomain, consumerKey, consumerSecret: 'not-the-secret-0123456789' };
    await host.must(DANA, 'onSaveCredentials', actionEvent({ environment: 'production' }, fields));
    const page = await signInAtSalesforce(host, await connectUrl(host));
    expect(page.html).toContain('invalid_client: invalid client credentials');
    await expectNotConnected();
  });
});
