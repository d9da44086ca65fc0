import { connectedPage, notConnectedPage } from '../../../src/text/callback-page';
import { escapeHtml } from '../../../src/text/escape';

test.each([
  ['Grace Hopper', 'Grace Hopper'],
  ['<b>', '&#60;b&#62;'],
  ['Smith & Sons', 'Smith &#38; Sons'],
  ['&amp;', '&#38;amp;'],
  [`"O'Hara"`, '&#34;O&#39;Hara&#34;'],
  ['Zoë 🐘', 'Zoë 🐘'],
  ['', ''],
])('%j becomes text', (text, wanted) => {
  expect(escapeHtml(text)).toBe(wanted);
});

test('every letter that could begin markup or leave an attribute is gone, wherever it stands', () => {
  const hostile = `<img src=x onerror="alert('1')">&lt;`.repeat(3);
  expect(escapeHtml(hostile)).not.toMatch(/[<>"']|&(?!#\d+;)/);
});

describe('the page that Salesforce returns to', () => {
  const scripts = (html: string) => html.match(/<script/g) ?? [];

  test('says so in the reference’s words, and closes itself', () => {
    const { title, html } = connectedPage();
    expect(title).toBe('Connected');
    expect(html).toContain('Salesforce connection established successfully');
    expect(html).toContain('You can close this window.');
    expect(html).toMatch(/<script>window\.top\.close\(\);<\/script>$/);
  });

  test('tells the reason of a refusal, the way on and the reference, and stays to be read', () => {
    const { title, html } = notConnectedPage({ what: 'No answer came.', todo: 'Try again.' }, '1a2b3c4d');
    expect(title).toBe('Not connected');
    for (const sentence of ['No answer came.', 'Try again.', 'Go back to Gmail. Reference 1a2b3c4d'])
      expect(html).toContain(`<p>${sentence}</p>`);
    expect(scripts(html)).toEqual([]);
  });

  test('makes text of whatever came in the address', () => {
    const hostile = `<script>alert("1")</script>&'`;
    const { html } = notConnectedPage({ what: hostile, todo: hostile }, hostile);
    expect(scripts(html)).toEqual([]);
    expect(html).not.toContain('"1"');
    expect(html.match(/&#60;script&#62;alert\(&#34;1&#34;\)&#60;\/script&#62;&#38;&#39;/g)).toHaveLength(3);
  });
});
