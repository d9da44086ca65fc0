/** HtmlService and ContentService inside a real context: pages, templates, and what escaping makes of bad values. */

import { runInNewContext } from 'node:vm';
import { createScriptBench, type ScriptBench } from './script-bench';

let bench: ScriptBench;
beforeAll(() => void (bench = createScriptBench()));
afterAll(() => bench.close());

describe('a template', () => {
  test('runs its scriptlets with what was set on it, and with the project’s own functions', async () => {
    const html = (await bench.inside(`
      const template = HtmlService.createTemplateFromFile('Page');
      template.title = 'Q & A';
      template.people = [{ name: "O'Neil <b>", link: 'https://example.com/?a=1&b="2"' },
        { name: 'Eve', link: 'javascript:alert(1)' }];
      return template.evaluate().getContent()`)) as string;
    const lines = html.split('\n').map((line) => line.trim());
    expect(lines).toContain('<h1>Q &amp; A</h1>');
    expect(lines).toContain(
      `<a href="https://example.com/?a=1&amp;b=%222%22" title='O&#39;Neil &lt;b&gt;'>O&#39;Neil &lt;b&gt;</a>`,
    );
    expect(lines).toContain(`<a href="about:invalid#zClosurez" title='Eve'>Eve</a>`);
    expect(lines).toContain('<style>b { color: red; }</style>');
    expect(lines).toContain('<p>Hello Q &amp; A</p>');
    const script = /<script>(.*)<\/script>/.exec(html)![1]!;
    expect(script).not.toMatch(/[<"&]/);
    expect(runInNewContext(`${script}; [people[0].name, count].join()`)).toBe("O'Neil <b>,2");
  });

  test.each([
    ['<p><?= x ?></p>', '</p><script>', '<p>&lt;/p&gt;&lt;script&gt;</p>'],
    ['<i title=<?= x ?>>', 'a onclick=b', '<i title=a&#32;onclick&#61;b>'],
    ['<a href="/find?q=<?= x ?>">', 'a&b="c"', '<a href="/find?q=a%26b%3D%22c%22">'],
    ['<a href="<?= x ?>">', '/path?q', '<a href="/path?q">'],
    ['<a href="<?= x ?>">', 'data:text/html,x', '<a href="about:invalid#zClosurez">'],
    [`<i onclick="go('<?= x ?>')">`, `');x('`, `<i onclick="go('\\x27);x(\\x27')">`],
    ['<i onclick="go(<?= x ?>)">', 'a"b', '<i onclick="go(&#39;a\\x22b&#39;)">'],
    ['<script>go("<?= x ?>")</script>', '"</script>', '<script>go("\\x22\\x3c\\x2fscript\\x3e")</script>'],
    ['<script>/* <?= x ?> */</script>', '*/', '<script>/*  */</script>'],
    ['<!-- <?= x ?> --><p>', '--><b>', '<!--  --><p>'],
    ['<i style="color: <?= x ?>">', 'red', '<i style="color: red">'],
    ['<i style="color: <?= x ?>">', 'red; background: url(x)', '<i style="color: zClosurez">'],
    ['<style>b { width: <?= x ?> }</style>', 'expression(1)', '<style>b { width: zClosurez }</style>'],
    ['<b <?= x ?>>', 'onclick=x', '<b zClosurez>'],
    ['a < b <?= x ?>', '<', 'a < b &lt;'],
  ])('%s with %s', async (template, x, expected) => {
    const lines = `const t = HtmlService.createTemplate(event.template); t.x = event.x; return t.evaluate().getContent()`;
    expect(await bench.inside(lines, { template, x })).toBe(expected);
  });

  test('keeps a comment to its line, and prints only the first statement', async () => {
    const lines = `return HtmlService.createTemplate(event.template).evaluate().getContent()`;
    const template = `<? var x; // a comment ?> not printed\n<?= 'a'; 'b' ?>\n<? /* ?> nor this <? */ ?>c`;
    expect(await bench.inside(lines, { template })).toBe('a\nc');
  });

  test('shows its code, a line for a line of the template', async () => {
    const template = `<p>it's\n<?= 1 ?>\n<? var a;\nvar b; ?>\n</p>`;
    const [code, comments, raw] = (await bench.inside(
      `const t = HtmlService.createTemplate(event.template); return [t.getCode(), t.getCodeWithComments(), t.getRawContent()]`,
      { template },
    )) as [string, string, string];
    const lines = code.split('\n');
    expect(lines[1]).toContain('output._$ = ');
    expect(lines[3]).toContain('var b;');
    expect(comments.split('\n')[3]).toMatch(/var b;.* \/\/ var b; \?>$/);
    expect(raw).toBe(template);
    expect(await bench.inside('return eval(event.code).getContent()', { code })).toBe(`<p>it's\n1\n\n</p>`);
  });

  test('throws what its code throws', async () => {
    const thrown = (template: string) =>
      bench.refusal('HtmlService.createTemplate(event.template).evaluate()', { template });
    expect(await thrown('<?= missing ?>')).toBe('ReferenceError: missing is not defined');
    expect(await thrown('<? if ( ?>')).toMatch(/^SyntaxError: /);
  });

  test('of an output sees what the output becomes', async () => {
    expect(
      await bench.inside(`
        const output = HtmlService.createHtmlOutput('<?= 1 ?>');
        const template = output.asTemplate();
        output.append('<?= 2 ?>');
        return template.evaluate().getContent()`),
    ).toBe('12');
  });
});

describe('an output', () => {
  test('holds what it is given', async () => {
    expect(
      await bench.inside(`
        const output = HtmlService.createHtmlOutput('<b>').append('x').appendUntrusted('<i>').setTitle('T')
          .setWidth(3).setHeight(4).setFaviconUrl('https://example.com/i.png').addMetaTag('viewport', 'width=1')
          .setSandboxMode(HtmlService.SandboxMode.IFRAME).setXFrameOptionsMode(HtmlService.XFrameOptionsMode.DEFAULT);
        const [tag] = output.getMetaTags();
        const blob = output.getBlob();
        return [output.getContent(), output.getTitle(), output.getWidth(), output.getHeight(),
          output.getFaviconUrl(), tag.getName(), tag.getContent(), blob.getContentType(), blob.getDataAsString(),
          output.getAs('text/html').getContentType(), output.clear().getContent(),
          output.setContent('y').getContent(), String(output)]`),
    ).toEqual([
      '<b>x&lt;i&gt;',
      'T',
      3,
      4,
      'https://example.com/i.png',
      'viewport',
      'width=1',
      'text/html',
      '<b>x&lt;i&gt;',
      'text/html',
      '',
      'y',
      'HtmlOutput',
    ]);
  });

  test('is made of a file, a blob, or nothing', async () => {
    expect(
      await bench.inside(`
        return ['Style', 'Style.html'].map((name) => HtmlService.createHtmlOutputFromFile(name).getContent().length)
          .concat(HtmlService.createHtmlOutput(Utilities.newBlob('<b>')).getContent(),
            HtmlService.createHtmlOutput().getContent(), String(HtmlService.getUserAgent()))`),
    ).toEqual([33, 33, '<b>', '', 'null']);
  });

  test.each([
    [`createHtmlOutputFromFile('Nowhere')`, 'Exception: No HTML file named Nowhere was found.'],
    [`createTemplateFromFile('toString')`, 'Exception: No HTML file named toString was found.'],
    [
      'createTemplate()',
      `Exception: The parameters () don't match the method signature for HtmlService.createTemplate.`,
    ],
    [
      `createHtmlOutput().addMetaTag('theme-color', 'red')`,
      'Exception: The meta tag you specified is not allowed in this context.',
    ],
    [
      `createHtmlOutput().setXFrameOptionsMode(0)`,
      `Exception: The parameters (number) don't match the method signature for HtmlOutput.setXFrameOptionsMode.`,
    ],
    [`createHtmlOutput().write('x')`, 'Error: not implemented in the local host: HtmlOutput.write'],
  ])('%s is refused', async (call, words) => {
    expect(await bench.refusal(`HtmlService.${call}`)).toBe(words);
  });

  test('that a function returns is a page', async () => {
    expect(await bench.inside(`return HtmlService.createHtmlOutput('<b>').setTitle('T')`)).toEqual({
      kind: 'html',
      html: '<b>',
      title: 'T',
    });
  });
});

describe('ContentService', () => {
  test('holds text, its type and a name for it', async () => {
    expect(
      await bench.inside(`
        const output = ContentService.createTextOutput('a').append('b').downloadAsFile('a.json')
          .setMimeType(ContentService.MimeType.JSON);
        return [output.getContent(), output.getFileName(), output.getMimeType(),
          output.clear().getContent(), output.append('c').getContent(),
          String(ContentService.createTextOutput().getMimeType())]`),
    ).toEqual(['ab', 'a.json', 'JSON', null, 'c', 'TEXT']);
    expect(await bench.refusal(`ContentService.createTextOutput('').downloadAsFile('a/b')`)).toBe(
      'Exception: Invalid argument: a/b',
    );
    expect(await bench.refusal(`ContentService.createTextOutput('').setMimeType('JSON')`)).toBe(
      `Exception: The parameters (String) don't match the method signature for TextOutput.setMimeType.`,
    );
  });

  test('that a function returns is its text', async () => {
    expect(
      await bench.inside(
        `return ContentService.createTextOutput('{}').setMimeType(ContentService.MimeType.JSON)`,
      ),
    ).toEqual({ kind: 'text', text: '{}', mimeType: 'application/json' });
  });
});
