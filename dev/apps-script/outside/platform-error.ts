/** Owns the errors that a service of the host throws into a script. */

/** Becomes an exception of the same name and words inside the context. */
export class PlatformError extends Error {
  constructor(message: string, name = 'Exception') {
    super(message);
    this.name = name;
  }
}
