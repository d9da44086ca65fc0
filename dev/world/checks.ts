/** Owns the small checks of which the check of a request or a setting is made; each says what is wrong, or nothing. */

/** Why a value is not good, as the end of a sentence that begins with its name. */
export type Check = (value: unknown) => string | undefined;

export const text: Check = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be a text';
export const whole =
  (least: number, most = Infinity): Check =>
  (value) => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return undefined;
    return `must be a whole number, ${most === Infinity ? `${least} or more` : `${least} to ${most}`}`;
  };
export const oneOf =
  (...known: string[]): Check =>
  (value) =>
    known.includes(value as string) ? undefined : `must be one of ${known.join(', ')}`;
export const may =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? undefined : check(value);
export const justTrue: Check = (value) => (value === true ? undefined : 'must be true');
export const yesOrNo: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every((one) => check(one) === undefined)
      ? undefined
      : 'must be a list of what is allowed there';

/** An object whose values are all alike, whatever its keys. */
export const mapOf =
  (check: Check): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
    const wrong = Object.entries(value).find(([, one]) => check(one) !== undefined);
    return wrong && `is not good: ${wrong[0]} ${check(wrong[1])}`;
  };

/** An object with these fields and no others. */
export const shape =
  (fields: Record<string, Check>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
    const given = value as Record<string, unknown>;
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
    if (unknown !== undefined) return `has no ${unknown}; it has ${Object.keys(fields).join(', ')}`;
    for (const [name, check] of Object.entries(fields)) {
      const problem = check(given[name]);
      if (problem) return `is not good: ${name} ${problem}`;
    }
    return undefined;
  };
