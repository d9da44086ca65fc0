/** Owns HtmlTemplate: whatever a script sets on it is a variable of the template's code (documented). */

import { checkArguments } from '../strict';
import { templateCode, templateCodeWithComments } from './template-code';

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Not strict: it has whatever members a script gives it. */
export class HostHtmlTemplate implements GoogleAppsScript.HTML.HtmlTemplate {
  [propName: string]: unknown;
  readonly #content: () => string;

  constructor(content: () => string) {
    this.#content = content;
  }

  /** @throws what the template's own code throws. */
  evaluate(): GoogleAppsScript.HTML.HtmlOutput {
    checkArguments('HtmlTemplate.evaluate', arguments, []);
    const variables = Object.entries(this).filter(([name]) => NAME.test(name));
    const names = variables.map(([name]) => name);
    // A template is code of the project's own; the platform evaluates it too.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function(...names, `return ${templateCode(this.#content())}`) as (
      ...values: unknown[]
    ) => GoogleAppsScript.HTML.HtmlOutput;
    return run(...variables.map(([, value]) => value));
  }
  getCode(): string {
    return templateCode(this.#content());
  }
  getCodeWithComments(): string {
    return templateCodeWithComments(this.#content());
  }
  getRawContent(): string {
    return this.#content();
  }
}
