/** Owns lists of ids that stand for rows of a relation: `ToIds` of an email, `TaskWhoIds` of a task. */

const MAIL: Record<string, string> = { ToIds: 'ToAddress', CcIds: 'CcAddress', BccIds: 'BccAddress' };

/** Which relation a list is made of; the sender is in no list. */
export function mailRelationType(field: string): string | undefined {
  return MAIL[field];
}

/** The ids with commas between, in the order they were given; null when there are none. */
export function idListSql(object: string, field: string, row: string): string {
  const list = (table: string, parent: string, condition: string) =>
    `(SELECT group_concat("RelationId", ',') FROM (SELECT "RelationId" FROM "${table}" r WHERE r."${parent}" = ` +
    `${row}."Id" AND ${condition} AND r."RelationId" IS NOT NULL AND r."IsDeleted" = 0 ORDER BY r.rowid))`;
  if (object === 'EmailMessage')
    return list('EmailMessageRelation', 'EmailMessageId', `r."RelationType" = '${MAIL[field] ?? ''}'`);
  const whoOnly = object === 'Event' ? 'r."IsWhat" = 0 AND r."IsParent" = 1' : 'r."IsWhat" = 0';
  return list(`${object}Relation`, `${object}Id`, whoOnly);
}
