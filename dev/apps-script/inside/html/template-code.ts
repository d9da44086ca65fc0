/** Owns turning a template into the code that it stands for (documented: guides/html/templates, "Debug templates"). */

const SCRIPTLET = /<\?(!=|=)?([^]*?)\?>/g;

/** One line of code for each line of the template, as the platform keeps them, so that errors tell the right one. */
export function templateCode(template: string): string {
  let code = '(function() { var output = HtmlService.initTemplate(); ';
  let position = 0;
  for (const found of template.matchAll(SCRIPTLET)) {
    const [whole, print, script = ''] = found;
    code += textCode(template.slice(position, found.index));
    code += print === undefined ? `${script}; ` : `output.${print === '=' ? '_$' : '_'} = ${script}; `;
    position = found.index + whole.length;
  }
  code += textCode(template.slice(position));
  return `${code}\n/* End of user code */\nreturn output.$out.append('');\n})();`;
}

/** A statement for each line: a comment that a scriptlet leaves open ends with its line (documented). */
function textCode(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const isLast = index === lines.length - 1;
      if (line === '' && isLast) return '';
      return `output._ = ${quoted(isLast ? line : `${line}\n`)};${isLast ? ' ' : '\n'}`;
    })
    .join('');
}

/** JSON's escapes are a script's too. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** The code with each line of the template beside it. */
export function templateCodeWithComments(template: string): string {
  const originals = template.split('\n');
  return templateCode(template)
    .split('\n')
    .map((line, index) => {
      const original = originals[index];
      return original === undefined ? line : `${line.padEnd(60)} // ${original}`;
    })
    .join('\n');
}
