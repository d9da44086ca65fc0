import { readCallback, readEnvironment, readEvent, requiredParameter } from '../../../src/handlers/event';
import { appErrorOf, START_MS } from '../fakes';

const typed = (value: string) => ({
  commonEventObject: { formInputs: { search: { stringInputs: { value: [value] } } } },
});

test('a field of a megabyte is refused before anybody looks at it', () => {
  const { code, facts } = appErrorOf(() => readEvent(typed('x'.repeat(1_000_000)), START_MS));
  expect([code, facts]).toEqual(['input.invalid', { field: 'search', reason: 'length' }]);
  expect(readEvent(typed('x'.repeat(100_000)), START_MS).fields.search).toHaveLength(100_000);
});

test('a field or a parameter with a name that every object has changes no object', () => {
  const parameters = JSON.parse('{"__proto__":"a","constructor":"b"}') as object;
  const formInputs = JSON.parse('{"__proto__":{"stringInputs":{"value":["c"]}}}') as object;
  const event = readEvent({ commonEventObject: { parameters, formInputs } }, START_MS);
  expect(requiredParameter(event, 'constructor')).toBe('b');
  expect(Object.getPrototypeOf(event.parameters)).toBe(Object.prototype);
  expect(Object.getPrototypeOf(event.fields)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('stringInputs');
});

test('a parameter that was not sent is refused', () => {
  expect(appErrorOf(() => requiredParameter(readEvent({}, START_MS), 'address')).code).toBe('input.invalid');
});

test.each([
  7,
  { commonEventObject: [] },
  { commonEventObject: { parameters: { address: { a: 1 } } } },
  { commonEventObject: { formInputs: { enabled: { stringInputs: { value: 'on' } } } } },
])('what is no event is refused: %j', (event) => {
  expect(appErrorOf(() => readEvent(event, START_MS)).code).toBe('input.invalid');
});

test.each(['PRODUCTION', 'production ', '__proto__', ''])('%j is no environment', (environment) => {
  const event = readEvent({ commonEventObject: { parameters: { environment } } }, START_MS);
  expect(appErrorOf(() => readEnvironment(event)).code).toBe('input.invalid');
});

test('a callback whose query is no texts has no valid state', () => {
  expect(appErrorOf(() => readCallback({ parameter: { nonce: ['x'] } })).code).toBe('auth.state_invalid');
});
