/** Owns fields that follow from others of the same record: full names, closed or open, probability, fiscal period. */

import type { ObjectSpec, PicklistValue } from '../schema/object-spec';
import type { Row } from '../storage/rows';

type Derive = (row: Row, object: ObjectSpec, given: ReadonlySet<string>) => Row;

/** First and last name with a space between (documented; middle names and suffixes are off here). */
function fullName({ FirstName, LastName }: Row): Row {
  return { Name: [FirstName, LastName].filter((part) => part !== null && part !== undefined).join(' ') };
}

const flag = (value: unknown) => (value === true ? 1 : 0);

function meaning(object: ObjectSpec, field: string, row: Row): NonNullable<PicklistValue['means']> {
  const { picklist } = object.fields.find(({ name }) => name === field)!;
  return picklist.find(({ value }) => value === row[field])?.means ?? {};
}

const DERIVED: Record<string, Derive> = {
  Account: (row) => (typeof row['LastName'] === 'string' ? fullName(row) : {}),
  Contact: fullName,
  Lead: fullName,
  User: (row) => ({ ...fullName(row), UserType: row['UserType'] ?? 'Standard' }),
  Opportunity: opportunity,
  Case: (row, object) => ({ IsClosed: flag(meaning(object, 'Status', row)['IsClosed']) }),
  Task: (row, object) => ({
    IsClosed: flag(meaning(object, 'Status', row)['IsClosed']),
    IsHighPriority: flag(meaning(object, 'Priority', row)['IsHighPriority']),
  }),
  EmailMessage: ({ Subject }) => ({ Name: Subject ?? null }),
};

/** A stage brings its probability and forecast category unless the same save names others (documented). */
function opportunity(row: Row, object: ObjectSpec, given: ReadonlySet<string>): Row {
  const stage = meaning(object, 'StageName', row);
  const probability = given.has('Probability') ? row['Probability'] : stage['probability'];
  const isNewStage = given.has('StageName');
  const derived: Row = { IsClosed: flag(stage['IsClosed']), IsWon: flag(stage['IsWon']) };
  if (isNewStage && typeof probability === 'number') derived['Probability'] = probability;
  if (isNewStage && typeof stage['category'] === 'string') {
    derived['ForecastCategory'] = stage['category'];
    derived['ForecastCategoryName'] = stage['category'];
  }
  return { ...derived, ...money(row, derived), ...fiscal(row) };
}

function money({ Amount, Probability }: Row, derived: Row): Row {
  const percent = Number(derived['Probability'] ?? Probability ?? 0);
  return {
    ExpectedRevenue: Amount === null || Amount === undefined ? null : (Number(Amount) * percent) / 100,
  };
}

/** The fiscal year is the calendar's here. */
function fiscal({ CloseDate }: Row): Row {
  if (typeof CloseDate !== 'string') return {};
  const [year, month] = CloseDate.split('-').map(Number) as [number, number];
  const quarter = Math.ceil(month / 3);
  return { FiscalYear: year, FiscalQuarter: quarter, Fiscal: `${year} ${quarter}` };
}

export function derivedFields(object: ObjectSpec, row: Row, given: ReadonlySet<string>): Row {
  return DERIVED[object.name]?.(row, object, given) ?? {};
}
