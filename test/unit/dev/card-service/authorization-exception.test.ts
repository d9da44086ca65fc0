import { service } from './card-bench';

const full = (): GoogleAppsScript.Card_Service.AuthorizationException =>
  service
    .newAuthorizationException()
    .setAuthorizationUrl('https://example.com/sign-in')
    .setResourceDisplayName('Salesforce');

function thrownBy(act: () => void): Record<string, unknown> {
  try {
    act();
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('Nothing was thrown.');
}

test('it throws an error that carries where to sign in and to what', () => {
  const thrown = thrownBy(() => full().throwException());
  expect(thrown).toBeInstanceOf(Error);
  expect(thrown).toMatchObject({
    name: 'AuthorizationException',
    message: 'Authorization is required to access Salesforce.',
    authorizationUrl: 'https://example.com/sign-in',
    resourceDisplayName: 'Salesforce',
  });
});

test('it needs both', () => {
  const half = service.newAuthorizationException().setResourceDisplayName('Salesforce');
  expect(thrownBy(() => half.throwException())).toMatchObject({
    name: 'Exception',
    message: 'Invalid AuthorizationException: it needs authorizationUrl.',
  });
  expect(() =>
    service.newAuthorizationException().setAuthorizationUrl('https://example.com/').throwException(),
  ).toThrow('it needs resourceDisplayName.');
});

test('it prints what it holds', () => {
  expect(JSON.parse(full().printJson())).toEqual({
    authorizationUrl: 'https://example.com/sign-in',
    resourceDisplayName: 'Salesforce',
  });
});

test('it can name the function whose cards are shown in place of Google’s', () => {
  const thrown = thrownBy(() => full().setCustomUiCallback('onAuthorization').throwException());
  expect(thrown.customUiCallback).toBe('onAuthorization');
});
