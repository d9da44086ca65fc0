/** Owns the shape of the list of scenarios. Types only. */

/** `GET /api/scenarios`: the worlds that `POST /api/reset {scenario}` can begin anew. */
export interface ScenarioRow {
  name: string;
  people: number;
  /** Whether the host is in it now. */
  current: boolean;
}
