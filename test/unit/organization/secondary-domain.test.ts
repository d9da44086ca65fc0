import { saveAdmins, saveLeftOut, saveWholeScope } from '../../../src/organization/change-settings';
import { createKeys } from '../../../src/store/keys';
import { sha256 } from '../fakes';
import { forms, TEST, typed } from './forms-bench';
import { ACME } from './organization-bench';

describe('a secondary domain', () => {
  test('is proved with the directory, and its people find the installation', () => {
    const { deps, asked, stored, home } = forms();
    saveWholeScope(deps, typed({ domains: 'acme.test acme.example' }));
    expect(asked).toEqual(['acme.test']);
    expect(stored().domains).toEqual(['acme.test']);
    expect(home()).toBe(ACME);
  });

  test('that the directory does not call the customer’s is refused', () => {
    const { deps, refused } = forms([]);
    const { facts } = refused(() => saveWholeScope(deps, typed({ domains: 'acme.test' })));
    expect(facts).toEqual({ field: 'domains', reason: 'foreign', address: 'acme.test' });
  });

  test('that was proved is not asked for again', () => {
    const { deps, asked } = forms();
    saveWholeScope(deps, typed({ domains: 'acme.test' }));
    saveWholeScope(deps, typed({ domains: 'acme.test', leftOut: 'ken@acme.test' }));
    expect(asked).toEqual(['acme.test']);
  });

  test('that is taken away loses its pointer', () => {
    const { deps, stored, home } = forms();
    saveWholeScope(deps, typed({ domains: 'acme.test' }));
    saveWholeScope(deps, typed());
    expect(stored().domains).toEqual([]);
    expect(home()).toBeUndefined();
  });

  test('with an installation of its own is refused', () => {
    const { deps, properties, refused } = forms();
    properties.setProperty(
      createKeys(TEST, sha256).organization,
      '{"v":1,"d":{"revision":1,"isEnabled":true}}',
    );
    expect(refused(() => saveWholeScope(deps, typed({ domains: 'acme.test' }))).code).toBe(
      'access.other_installation',
    );
  });

  test('may be left out of the scope by address, and its people named as admins', () => {
    const { deps, stored } = forms();
    saveWholeScope(deps, typed({ domains: 'acme.test' }));
    saveLeftOut(deps, 'ken@acme.test');
    saveAdmins(deps, 'mary@acme.test');
    expect(stored()).toMatchObject({ leftOut: ['ken@acme.test'], admins: ['mary@acme.test'] });
  });
});
