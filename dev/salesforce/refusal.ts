/** Owns how a call on the org's data is refused as a whole, in Salesforce's words; what HTTP makes of it is REST's. */

/** A code of Salesforce's, its message, and for some codes the fields. REST chooses the status from the code. */
export class OrgRefusal extends Error {
  override readonly name = 'OrgRefusal';
  readonly code: string;
  readonly fields: readonly string[] | undefined;

  constructor(code: string, message: string, fields?: readonly string[]) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}
