import { callLoosely, service } from './card-bench';
import { UNBUILT_FACTORIES } from './unbuilt-factories';

const all = Object.keys(service).filter((name) => name.startsWith('new'));
const builtOnes = all.filter((name) => !UNBUILT_FACTORIES.includes(name));

const create = (name: string): object => callLoosely(service, name) as object;

/** Every method that an object of the factory has, its own stand-ins for unbuilt ones too. */
function methodsOf(value: object): string[] {
  const names = new Set(Object.keys(value));
  for (let at: object | null = Object.getPrototypeOf(value) as object; at && at !== Object.prototype;) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
    at = Object.getPrototypeOf(at) as object | null;
  }
  names.delete('constructor');
  return [...names];
}

const UNBUILT_METHODS = /setComposeAction|setInteraction/;

test('there are the 49 factories of the types', () => {
  expect(all).toHaveLength(49);
});

describe.each(builtOnes)('%s', (name) => {
  const type = `CardService.${name.slice('new'.length)}`;

  test('takes no argument', () => {
    expect(() => callLoosely(service, name, 'x')).toThrow(
      `The parameters (String) don't match the method signature for CardService.${name}.`,
    );
  });

  test('makes an object that has no other members than the platform', () => {
    const made = create(name);
    expect(() => callLoosely(made, 'setNothing')).toThrow(
      `not implemented in the local host: ${type}.setNothing`,
    );
    expect(() => Object.assign(made, { json: {} })).toThrow(
      `not implemented in the local host: ${type}.json`,
    );
  });

  test('makes an object whose methods each check what they are given, under their own name', () => {
    const made = create(name);
    for (const method of methodsOf(made).filter((one) => one !== 'printJson')) {
      const loose = (): unknown => callLoosely(made, method, true, true, true, true, true, true);
      expect(loose).toThrow(
        UNBUILT_METHODS.test(method)
          ? `not implemented in the local host: ${type}.${method}`
          : `The parameters (boolean,boolean,boolean,boolean,boolean,boolean) don't match the method signature for ${type}.${method}.`,
      );
    }
  });

  test('makes a new object each time, which its setters return for chaining', () => {
    const made = create(name);
    expect(create(name) === made).toBe(false);
    if (methodsOf(made).includes('setTitle'))
      expect(callLoosely(made, 'setTitle', 'Title') === made).toBe(true);
  });
});
