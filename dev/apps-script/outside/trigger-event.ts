/** Owns the event object of a time-driven trigger. */

/** The fields of a time-driven event (documented: guides/triggers/events). */
export function triggerEvent(triggerUid: string, atMs: number): object {
  const at = new Date(atMs);
  return {
    authMode: 'FULL',
    triggerUid,
    timezone: 'UTC',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    'day-of-month': at.getUTCDate(),
    'day-of-week': at.getUTCDay() || 7,
    'week-of-year': Math.ceil(((atMs - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}
