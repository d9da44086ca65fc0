/** A mail's HTML as text and as HTML that may be shown: what stays, what goes, and how much work it is. */

import fc from 'fast-check';
import { safeHtml, textOfHtml } from '../../../../../src/sync/mail/html/mail-html';

const NUL = '\u0000';

describe('as text', () => {
  const cases: [what: string, html: string, text: string][] = [
    ['plain words', 'Hello', 'Hello'],
    ['nothing', '', ''],
    ['blocks end lines', '<div>one</div><div>two</div>three', 'one\ntwo\nthree'],
    ['a paragraph is parted by an empty line', '<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['paragraphs that are not closed', '<p>one<p>two', 'one\n\ntwo'],
    ['a line break', 'one<br>two<BR/>three</br>four', 'one\ntwo\nthree\nfour'],
    ['a line break that a block ends anyway', '<div>one<br></div><div>two</div>', 'one\ntwo'],
    ['Gmail’s empty line', '<div>one</div><div><br></div><div>two</div>', 'one\n\ntwo'],
    [
      'never three empty lines',
      `one${'<br>'.repeat(9)}two<p></p><p></p><p></p>three`,
      'one\n\n\ntwo\n\nthree',
    ],
    ['whitespace is folded', '  one \n\t two<b> three </b> four  ', 'one two three four'],
    ['a space that does not break is a space', 'one&nbsp;&nbsp;two', 'one two'],
    ['no blanks at the ends of lines', '<div>one </div> <div> two</div> ', 'one\ntwo'],
    ['list items', '<ul><li>one</li><li>two</ul>three', '- one\n- two\nthree'],
    ['a list in a list', '<ol><li>one<ul><li>two</li></ul></li></ol>', '- one\n- two'],
    ['an item with a paragraph', '<li><p>one</p></li>', '- one'],
    ['an item without text', '<ul><li></li><li>two</li></ul>', '- two'],
    ['a link', '<a href="https://x.example/a">here</a>!', 'here (https://x.example/a)!'],
    ['a link that says its address', '<a href="https://x.example/">x.example</a>', 'x.example'],
    ['a mail address', '<a href="mailto:a@x.example?subject=Hi">a@x.example</a>', 'a@x.example'],
    ['a mail address under a name', '<a href="mailto:a@x.example?subject=Hi">Ann</a>', 'Ann (a@x.example)'],
    ['a link without text', '<a href="https://x.example/t"><img src=x></a>one', 'one'],
    [
      'a link around a block',
      '<a href=https://x.example/><div>one</div></a>two',
      'one (https://x.example/)\ntwo',
    ],
    ['a link that is not closed', '<a href=https://x.example/a>one', 'one (https://x.example/a)'],
    ['a link of another scheme', '<a href="javascript:alert(1)">one</a>', 'one'],
    ['a link to a place in the mail', '<a href="#top">one</a>', 'one'],
    ['cells', '<table><tr><td>one</td><td>two</td></tr><tr><th>three</table>', 'one two\nthree'],
    ['a script', 'one<script>if (a<b) "</div>"</script>two', 'onetwo'],
    ['a script that is not closed', 'one<script>two', 'one'],
    ['a script with another’s name in it', 'one<script></scripty></SCRIPT\n>two', 'onetwo'],
    ['a style', '<style>p { color: red }</style>one', 'one'],
    ['a head', '<head><meta charset=x>stray<title>T</title></head><body>one</body>', 'one'],
    ['a head that is not closed', '<head><meta charset=x><title>T</title><p>one', 'one'],
    ['comments', 'one<!-- <p>two --><!-->three<!--->four<!-- x --!>five', 'onethreefourfive'],
    ['a comment that is not closed', 'one<!-- two', 'one'],
    ['Outlook’s conditions', '<!--[if mso]><p>one</p><![endif]--><![if !mso]>two<![endif]>', 'two'],
    ['a declaration', '<!DOCTYPE html><?xml version="1"?>one', 'one'],
    [
      'references by name',
      '&lt;b&gt; &amp;amp; &quot;&auml;&euro;&hellip;&ndash;&apos;',
      '<b> &amp; "ä€…–\'',
    ],
    ['references by number', '&#228;&#xE4;&#X1F600;&#146;&#65', 'ää😀’A'],
    [
      'references that are none',
      '&foo; & &#; &#x; &#0; &#xD800; &#x110000; &#99999999999;',
      '&foo; & &#; &#x; &#0; &#xD800; &#x110000; &#99999999999;',
    ],
    ['references without their end', 'a&amp b &copy=2 &notes &lt', 'a& b &copy=2 &notes <'],
    ['preformatted text', '<pre>a  b\n   c\n\n\n\n\nd</pre>e  f', 'a  b\n   c\n\n\nd\n\ne f'],
    ['NUL and control characters', `a${NUL}b\u0001c\u007fd\u0085e&#1;f<b${NUL}r>g`, 'abcdef\ng'],
    ['half surrogate pairs', 'a\ud83db\ude00c😀', 'abc😀'],
    ['Windows line ends', 'a\r\nb\rc', 'a b c'],
    ['less than', 'a < b <3 << c </ d', 'a < b <3 << c'],
    ['unknown tags', '<o:p>one</o:p><x-y>two</x-y>', 'onetwo'],
    ['a tag that does not end', 'one<a href="', 'one'],
  ];

  test.each(cases)('%s', (_what, html, text) => expect(textOfHtml(html)).toBe(text));

  test('whatever comes, it has no control characters and no three empty lines', () => {
    fc.assert(
      fc.property(hostile, (html) => {
        const text = textOfHtml(html);
        expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
        expect(text).not.toContain('\n\n\n\n');
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('as safe HTML', () => {
  const kept: [what: string, html: string][] = [
    [
      'every tag of the list',
      '<p>a<br>b</p><div><span><b><strong><i><em><u><s>c</s></u></em></i></strong></b></span></div>',
    ],
    ['lists', '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>'],
    [
      'a table',
      '<table><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td rowspan="3">b</td></tr></tbody></table>',
    ],
    [
      'headings and more',
      '<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6><hr><blockquote><pre><code>g</code></pre></blockquote>',
    ],
    [
      'links',
      '<a href="https://x.example/?a=1&amp;b=&quot;">a</a><a href="mailto:a@x.example">b</a><a href="HTTP://x.example">c</a>',
    ],
    ['text of other scripts', 'Grüße, 日本語 😀'],
    ['a table in a cell', '<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>'],
  ];
  test.each(kept)('keeps %s', (_what, html) => expect(safeHtml(html)).toBe(html));

  const cases: [what: string, html: string, safe: string][] = [
    ['a script', 'a<script>alert(1)</script>b', 'ab'],
    ['a script in capitals, with a space', 'a<ScRiPt >alert(1)</sCrIpT >b', 'ab'],
    ['a script with a slash', '<script/src=//x.example></script>b', 'b'],
    ['a script that is not closed', 'a<script>alert(1)', 'a'],
    ['a doubled bracket', '<<script>alert(1);//<</script>', '&lt;'],
    ['a script in a script', '<scr<script>ipt>alert(1)</script>', 'ipt&gt;alert(1)'],
    ['NUL in a tag', `<scr${NUL}ipt>alert(1)</scr${NUL}ipt>a`, 'a'],
    ['an image', '<img src=x onerror=alert(1)>a', 'a'],
    ['an image’s broken quotes', '<IMG """><SCRIPT>alert(1)</SCRIPT>">', '&quot;&gt;'],
    ['a tracker', 'a<img src="https://t.example/p.gif" width=1 height=1>', 'a'],
    ['svg with a slash', '<svg/onload=alert(1)>', ''],
    ['svg that closes itself', 'a<svg/>b', 'ab'],
    ['svg with contents', 'a<svg><g onload=alert(1)></g><text>b</text></svg>c', 'ac'],
    ['svg with a script', '<svg><script>alert&#40;1)</script></svg>a', 'a'],
    ['svg in svg', 'a<svg><svg></svg>b</svg>c', 'ac'],
    ['math', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></math>a', 'a'],
    ['math with a link', '<math><mtext></mtext><a href="javascript:alert(1)">x</a></math>a', 'a'],
    [
      'a mutation through a style in svg',
      '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
      '',
    ],
    [
      'a mutation through a form',
      '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
      '',
    ],
    [
      'a mutation through noscript',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
      '&quot;&gt;',
    ],
    [
      'a mutation through a text area',
      '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
      '&quot;&gt;',
    ],
    ['a mutation through a title', '<title><a title="</title><svg onload=alert(1)>">b', ''],
    ['a template', '<template><b>x</b></template>a', 'a'],
    ['xmp', '<xmp><p title="</xmp><svg/onload=alert(1)>">', ''],
    ['a frame', '<iframe src="javascript:alert(1)">x</iframe>a', 'a'],
    ['an object', '<object data=x><param name=a><b>x</b></object><embed src=x>a', 'a'],
    ['a form', '<form action=x><input value=y><button>a</button></form>', 'a'],
    ['a choice', '<select><option>x</select>a', 'a'],
    [
      'base, link and meta',
      '<base href=//x><link rel=stylesheet href=//x><meta http-equiv=refresh content=0>a',
      'a',
    ],
    ['a style', '<style>@import "//x";</style><p style="background:url(javascript:x)">a</p>', '<p>a</p>'],
    ['handlers', '<b onclick=alert(1) onmouseover="x">a</b>', '<b>a</b>'],
    ['class, id and name', '<p class=a id=b name=c data-d=e>a</p>', '<p>a</p>'],
    ['javascript:', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['javascript: in capitals', '<a href=" JaVaScRiPt:alert(1)">a</a>', '<a>a</a>'],
    ['javascript: with a tab', '<a href="java\tscript:alert(1)">a</a>', '<a>a</a>'],
    ['javascript: with a tab as a reference', '<a href="java&Tab;script&#9;:alert(1)">a</a>', '<a>a</a>'],
    ['javascript: with a line end', '<a href="java\nscript&NewLine;:alert(1)">a</a>', '<a>a</a>'],
    ['javascript: by number', '<a href="&#106;avascript:alert(1)">a</a>', '<a>a</a>'],
    ['javascript: by long numbers', '<a href=&#0000106&#0000097&#x76;ascript:alert(1)>a</a>', '<a>a</a>'],
    ['javascript: with its colon by name', '<a href=javascript&colon;alert(1)>a</a>', '<a>a</a>'],
    ['javascript: behind a control character', '<a href="&#1;javascript:alert(1)">a</a>', '<a>a</a>'],
    ['javascript: behind NUL', `<a href="${NUL}java${NUL}script:alert(1)">a</a>`, '<a>a</a>'],
    ['javascript: behind a wide space', '<a href="\u3000javascript:alert(1)">a</a>', '<a>a</a>'],
    ['vbscript:', '<a href=vbscript:msgbox(1)>a</a>', '<a>a</a>'],
    ['data:', '<a href="data:text/html,<script>alert(1)</script>">a</a>', '<a>a</a>'],
    [
      'file:, cid: and blob:',
      '<a href=file:///x>a</a><a href=cid:x>b</a><a href=blob:x>c</a>',
      '<a>a</a><a>b</a><a>c</a>',
    ],
    [
      'an address without a scheme',
      '<a href=//x.example>a</a><a href=/x>b</a><a href=http:x>c</a>',
      '<a>a</a><a>b</a><a>c</a>',
    ],
    ['a scheme with a space', '<a href="ht tp://x.example">a</a>', '<a>a</a>'],
    [
      'an address with spaces',
      '<a href=" https://x.example/a b\n">a</a>',
      '<a href="https://x.example/a%20b">a</a>',
    ],
    ['an address in backticks', '<a href=`javascript:alert(1)`>a</a>', '<a>a</a>'],
    [
      'an address that breaks out',
      `<a href='https://x.example/"onclick="alert(1)'>a</a>`,
      '<a href="https://x.example/&quot;onclick=&quot;alert(1)">a</a>',
    ],
    [
      'two addresses',
      '<a href=https://x.example href=javascript:x>a</a>',
      '<a href="https://x.example">a</a>',
    ],
    [
      'attributes without space or quotes',
      '<a/href=https://x.example/onclick=alert(1)>a</a>',
      '<a href="https://x.example/onclick=alert(1)">a</a>',
    ],
    ['an attribute with an odd name', '<a =href="javascript:x" "href=y" <b>a</a>', '<a>a</a>'],
    [
      'text that looks like tags',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    ],
    ['text resolved once', '&amp;lt;script&amp;gt;', '&amp;lt;script&amp;gt;'],
    ['comments', 'a<!-- x --><!--[if mso]><script>x</script><![endif]-->b', 'ab'],
    ['a comment that ends early', '<!--><script>alert(1)</script>-->a', '--&gt;a'],
    ['CDATA', '<![CDATA[<script>x</script>]]>a', 'a'],
    ['a declaration', '<!DOCTYPE html><!ENTITY x "y">a', 'a'],
    ['quotes in text', `"a" 'b'`, '&quot;a&quot; &#39;b&#39;'],
    ['what is not closed', '<div><b>a<i>c', '<div><b>a<i>c</i></b></div>'],
    ['what is closed wrongly', '<b><i>a</b>c</i></div>', '<b><i>a</i></b>c'],
    ['what closes itself', '<b/>a<br/>', '<b>a<br></b>'],
    ['paragraphs in paragraphs', '<p>a<p>b<div>c</div>', '<p>a</p><p>b</p><div>c</div>'],
    [
      'items and cells',
      '<ul><li>a<li>b</ul><table><tr><td>a<td>b<tr><td>c</table>',
      '<ul><li>a</li><li>b</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
    ],
    [
      'a cell closes nothing outside',
      '<div><table><tr><td>a</div>b</td></tr></table></div>',
      '<div><table><tr><td>ab</td></tr></table></div>',
    ],
    [
      'links in links',
      '<a href=https://x.example>a<a href=https://y.example>b</a>c</a>',
      '<a href="https://x.example">a</a><a href="https://y.example">b</a>c',
    ],
    [
      'odd spans',
      '<td colspan=-1 rowspan=2><td colspan="3 onload=x"><td colspan=99999><td colspan=0><td colspan=007>',
      '<td rowspan="2"></td><td></td><td></td><td></td><td colspan="7"></td>',
    ],
  ];
  test.each(cases)('%s', (_what, html, safe) => {
    expect(safeHtml(html)).toBe(safe);
    expect(problemOf(safe)).toBeUndefined();
  });

  test('tags deeper than 200 are left out with their ends, their text stays', () => {
    const deep = `${'<b>'.repeat(300)}a${'</b>'.repeat(100)}b${'</b>'.repeat(200)}c`;
    expect(safeHtml(deep)).toBe(`${'<b>'.repeat(200)}ab${'</b>'.repeat(200)}c`);
  });

  test('whatever comes, only what is allowed comes out, balanced, and again the same', () => {
    fc.assert(
      fc.property(hostile, (html) => {
        const safe = safeHtml(html);
        expect(problemOf(safe)).toBeUndefined();
        expect(safeHtml(safe)).toBe(safe);
      }),
      { seed: 1, numRuns: 3_000 },
    );
  });

  test.each([
    ['<img src=x>', 'a tag that is not allowed'],
    ['<p onclick="x">a</p>', 'an attribute that is not allowed'],
    ['<a href="javascript:x">a</a>', 'an attribute that is not allowed'],
    ['<p>a', 'not balanced'],
    ['a & b', 'a sign that is not escaped'],
  ])('the checker itself sees %s', (html, problem) => expect(problemOf(html)).toBe(problem));
});

/** Pieces that mean something to a reader of HTML, in any order, cut anywhere. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'< > / = " \' ` & ; # ! - ]]> --> <!-- <![CDATA[ <? </ /> &lt; &#60; &#x6a; &colon; &amp; &#0; &#xD83D; &#13;'.split(
          ' ',
        ),
        ...'<p> </p> <b> </b> <a> </a> <td> <tr> <table> </table> <li> <ul> </ul> <pre> </pre> <br> <head> </head> <body>'.split(
          ' ',
        ),
        ...'<script> </script> <style> </style> <svg> </svg> <svg/> <math> <title> </title> <select> <template> </template> <img'.split(
          ' ',
        ),
        ...[
          ' href=',
          'javascript:',
          'https://x.example',
          ' onclick=',
          ' colspan=',
          '<a href="',
          NUL,
          '\n',
          '\t',
          '\r',
          ' ',
          '\ud83d',
          '\ude00',
          '\u0085',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const PLAIN =
  /^<\/?(p|br|div|span|b|strong|i|em|u|s|blockquote|pre|code|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|hr|a)[ >]/;
const WHOLE =
  /^<(\/\w+|\w+|a href="(https?:\/\/|mailto:)[^"<> ]+"|t[dh]( colspan="\d+")?( rowspan="\d+")?)>$/i;

/** What is wrong with HTML that should be safe, read by other rules than the sources' own. */
function problemOf(html: string): string | undefined {
  const open: string[] = [];
  for (const [piece] of html.matchAll(/<[^>]*>?|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      if (/[>"']|&(?!(amp|lt|gt|quot|#39);)/.test(piece)) return 'a sign that is not escaped';
      continue;
    }
    if (!PLAIN.test(piece)) return 'a tag that is not allowed';
    if (!WHOLE.test(piece)) return 'an attribute that is not allowed';
    const name = /\w+/.exec(piece)![0];
    if (piece.startsWith('</')) {
      if (open.pop() !== name) return 'not balanced';
    } else if (name !== 'br' && name !== 'hr') open.push(name);
  }
  return open.length ? 'not balanced' : undefined;
}

describe('the work is in proportion to the length', () => {
  const shapes: [what: string, make: (count: number) => string][] = [
    ['brackets', (n) => '<'.repeat(n)],
    ['brackets and slashes', (n) => '</'.repeat(n)],
    ['deep nesting', (n) => '<b>'.repeat(n)],
    ['deep nesting of blocks, closed', (n) => '<div>'.repeat(n) + '</div>'.repeat(n)],
    ['deep cells', (n) => '<table><tr><td>'.repeat(n)],
    ['ends of what is not open', (n) => '<b>'.repeat(n) + '</i>'.repeat(n)],
    ['paragraphs behind open tags', (n) => `<p><td>${'<b>'.repeat(n)}${'<hr>'.repeat(n)}`],
    ['tags that do not end', (n) => '<a href="'.repeat(n)],
    ['tags without anything', (n) => '<a '.repeat(n)],
    ['attributes', (n) => `<a ${Array.from({ length: n }, (_, i) => `a${i}=b`).join(' ')}>`],
    ['quotes', (n) => `<a ${'"'.repeat(n)}`],
    ['equals signs', (n) => `<a ${'='.repeat(n)}`],
    ['comments that do not end', (n) => '<!--'.repeat(n)],
    ['dashes in a comment', (n) => `<!${'-'.repeat(n)}`],
    ['CDATA that does not end', (n) => '<![CDATA['.repeat(n)],
    ['declarations that do not end', (n) => '<!x'.repeat(n)],
    ['scripts that do not end', (n) => '<script>'.repeat(n)],
    ['scripts with others’ ends', (n) => `<script>${'</scrip'.repeat(n)}`],
    ['scripts', (n) => '<script></script>'.repeat(n)],
    ['svg', (n) => '<svg>'.repeat(n) + '</svg>'.repeat(n)],
    ['ampersands', (n) => '&'.repeat(n)],
    ['references that do not end', (n) => '&#x'.repeat(n) + '&#1'.repeat(n)],
    ['one long number', (n) => `&#${'0'.repeat(n)}`],
    ['one long name', (n) => `&${'a'.repeat(n)};`],
    ['links', (n) => '<a href=https://x.example>a'.repeat(n)],
    ['one long link', (n) => `<a href=https://x.example>${'a <b>'.repeat(n)}`],
    ['list items', (n) => '<li>'.repeat(n) + 'a'],
    ['line ends in pre', (n) => `<pre>${' \n'.repeat(n)}`],
    ['blanks', (n) => ' '.repeat(n)],
    ['control characters', (n) => NUL.repeat(n)],
    ['half surrogate pairs', (n) => '\ud800'.repeat(n)],
  ];

  const MOST = new Set(['brackets', 'deep nesting', 'tags that do not end', 'comments that do not end']);
  /** For one character; what was measured is 2 to 11.5. */
  const MOST_STEPS = 13;

  test.each(shapes)('%s', (what, make) => {
    const html = make(MOST.has(what) ? 100_000 : 20_000);
    for (const work of [safeHtml, textOfHtml]) {
      const steps = stepsOf(() => work(html));
      expect(steps / html.length).toBeLessThan(MOST_STEPS);
    }
  });

  test.each([
    ['ends of what is not open', (n: number) => '<b>'.repeat(n) + '</i>'.repeat(n)],
    ['ends behind a wall', (n: number) => `<i><td>${'<b>'.repeat(n)}${'</i>'.repeat(n)}`],
    ['paragraphs behind open tags', (n: number) => `<p><td>${'<b>'.repeat(n)}${'<hr>'.repeat(n)}`],
  ])('open tags looked through: %s', (_what, make) => {
    const [once, twice] = [2_000, 4_000].map((n) => lookupsOf(() => safeHtml(make(n))));
    expect(once).toBeGreaterThan(100_000);
    expect(twice).toBeLessThan(once! * 2.2);
  });

  test('the counter sees work that is not', () => {
    const twice = (html: string) => Array.from({ length: html.length }, (_, at) => html.indexOf('>', at));
    expect(stepsOf(() => twice('<'.repeat(1_000)))).toBeGreaterThan(400_000);
  });
});

/** How often lists were asked whether they include something. */
function lookupsOf(act: () => unknown): number {
  const original = Array.prototype.includes;
  let lookups = 0;
  Array.prototype.includes = function (this: unknown[], ...args) {
    lookups++;
    return original.apply(this, args);
  };
  try {
    act();
  } finally {
    Array.prototype.includes = original;
  }
  return lookups;
}

/** Characters that the methods of strings were asked for, searched through, or gave. */
function stepsOf(act: () => unknown): number {
  const prototype = String.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  let steps = 0;
  const cost: Record<string, (text: string, args: unknown[], answer: unknown) => number> = {
    charCodeAt: () => 1,
    startsWith: (_text, [mark]) => (mark as string).length,
    slice: (_text, _args, answer) => (answer as string).length,
    indexOf: (text, [, from], answer) =>
      (answer === -1 ? text.length : (answer as number)) - ((from as number | undefined) ?? 0) + 1,
  };
  for (const name of ['toLowerCase', 'replace', 'split', 'trim']) cost[name] = (text) => text.length;
  const originals = Object.keys(cost).map((name) => [name, prototype[name]!] as const);
  for (const [name, original] of originals) {
    prototype[name] = function (this: string, ...args: unknown[]) {
      const answer = original.apply(this, args);
      steps += cost[name]!(this, args, answer);
      return answer;
    };
  }
  try {
    act();
  } finally {
    for (const [name, original] of originals) prototype[name] = original;
  }
  return steps;
}
