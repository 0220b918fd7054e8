/**
 * Nothing in a card can run, call out, restyle the page or take the name of something in it.
 * @jest-environment jsdom
 */
import { renderInline, renderMarkdown } from '@/lib/io/render/markdown'
import { renderNote } from '@/lib/io/render/note'

const payloads = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.test/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="http://evil.test/p.png">',
  '<IMG SRC=`javascript:alert(1)`>',
  '<img """><script>alert(1)</script>">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text x="20" y="20">x</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math href="javascript:alert(1)">x</math>',
  '<body onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="//evil.test/x.swf">',
  '<link rel=stylesheet href="//evil.test/x.css">',
  '<style>@import "//evil.test/x.css"; body{display:none}</style>',
  '<p style="position:fixed;inset:0;background:url(//evil.test)">x</p>',
  '<base href="//evil.test/">',
  '<meta http-equiv="refresh" content="0;url=//evil.test">',
  '<form action="//evil.test"><input name=password><button formaction="javascript:alert(1)">x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<!DOCTYPE html><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '<a id=location name=cookie>x</a>',
  '<x onclick=alert(1)>x</x>',
  '<div data-x="\n\n<img src=x onerror=alert(1)>\n\n">',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](&#x6A;&#x61;vascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java&Tab;script:alert(1))',
  '[x](java&NewLine;script:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](blob:https://evil.test/1)',
  '[x](file:///etc/passwd)',
  '[x](//evil.test)',
  '[x](/settings?delete=1)',
  '[x](#top)',
  '[x](https://evil.test "\\" onmouseover=alert(1) x=\\"")',
  '[x](https://evil.test/"onmouseover=alert(1)//)',
  '[x](https://evil.test \'a" style="position:fixed\')',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '[r]: <javascript:alert(1)> "t"\n\n[r]',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '<https://evil.test/"onclick="alert(1)>',
  'javascript://evil.test/%0Aalert(1)',
  '![x](http://evil.test/p.png)',
  '![x](//evil.test/p.png)',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](x)',
  '![x](media:../../../evil)',
  `![x](media:${'a'.repeat(64)}?u=//evil.test)`,
  `![x](media:${'a'.repeat(64)}/../../evil)`,
  `![x](media:${'A'.repeat(64)})`,
  `![" onerror="alert(1)](media:${'a'.repeat(64)} "\\" onload=alert(1) \\"")`,
  '![x](media:javascript:alert(1))',
  '![x](/api/v1/media/../../../evil)',
  '![x](/api/v1/media/..%2f..%2fevil)',
  '![x](/api/v1/media/a?u=//evil.test)',
  '![x](/api/v1/media//evil.test/x.png)',
  '![x](/\\evil.test/api/v1/media/a)',
  '![a](/api/v1/media/abc "\\" onload=alert(1) \\"")',
  '![<script>alert(1)</script>](/api/v1/media/abc)',
  '```"onclick="alert(1)\nx\n```',
  '```js"><script>alert(1)</script>\nx\n```',
  '```python\n<script>alert(1)</script> # </code></pre><img src=x onerror=alert(1)>\n```',
  '```mermaid\nflowchart LR\n A["<img src=x onerror=alert(1)>"] --> B\n click A "javascript:alert(1)"\n```',
  '```mermaid\n</code></pre><script>alert(1)</script>\n```',
  '~~~ __proto__\nx\n~~~',
  '``` constructor\nx\n```',
  '`<script>alert(1)</script>`',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\url{javascript:alert(1)}$',
  '$\\htmlStyle{position:fixed}{x}$',
  '$\\htmlId{location}{x}$',
  '$\\htmlData{x=y}{x}$',
  '$\\htmlClass{evil}{x}$',
  '$\\includegraphics{http://evil.test/x.png}$',
  '$\\text{<img src=x onerror=alert(1)>}$',
  '$\\color{red;background:url(//evil.test)}{x}$',
  '$\\textcolor{"onclick="alert(1)}{x}$',
  '$\\def\\x{\\href{javascript:alert(1)}{x}}\\x$',
  '$<script>alert(1)</script>$',
  '$$\n</annotation></math><script>alert(1)</script>\n$$',
  '$\\unicode{x3c}script\\unicode{x3e}$ $\\char"3C$ img $\\char"3E$',
  '$\\rule{99999em}{99999em}$',
  '$\\kern{-9999em}x$',
  '$\\frac{$ "><img src=x onerror=alert(1)>',
  '[^x]\n\n[^x]: <script>alert(1)</script> [j](javascript:alert(1))',
  '[^__proto__]\n\n[^__proto__]: x',
  '# <a name="x">h</a> {#id .class onclick=alert(1)}',
  '| <script> | b |\n|---|:-:|\n| <img src=x onerror=alert(1)> | `|` |',
  '- [x] <input onfocus=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '\uE0C1<script>alert(1)</script>\uE0C2',
  '<\uE0C1script>alert(1)</scr\uE0C2ipt>',
  '[x](java\uE0C1script:alert(1))',
  '![x](/api/v1/\uE0C1media/a)',
  '\u0000<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '\uD800<script>alert(1)</script>',
]

const tags = new Set(
  'p br hr em strong del code pre blockquote ul ol li a img sup h4 h5 h6 table thead tbody tr th td div span section h3'.split(
    ' ',
  ),
)
const attributes = new Set(
  'href title rel target src alt loading class start align data-diagram data-field data-point data-required data-expected'.split(
    ' ',
  ),
)

/** What a browser would find in the HTML that no card may have. */
function dangersIn(html: string): string[] {
  const holder = document.createElement('template')
  holder.innerHTML = html
  return [...holder.content.querySelectorAll('*')].flatMap((element) => [
    ...tagDangers(element),
    ...[...element.attributes].flatMap((attribute) => attributeDangers(element, attribute)),
  ])
}

/** Attributes that hold words, not addresses. */
const inert = new Set(['title', 'alt', 'data-point', 'data-expected'])

const inFormula = (element: Element) => element.closest('.katex') !== null
const formulaTags = /^(?:span|math|semantics|annotation|m[a-z]+|svg|path|line)$/
const formulaAttributes =
  /^(?:class|style|xmlns|encoding|aria-hidden|width|height|viewBox|preserveAspectRatio|d|math\w+|[a-z]+)$/

function tagDangers(element: Element): string[] {
  const tag = element.tagName.toLowerCase()
  return tags.has(tag) || (inFormula(element) && formulaTags.test(tag)) ? [] : [`tag ${tag}`]
}

function attributeDangers(element: Element, { name, value }: Attr): string[] {
  const where = `${element.tagName.toLowerCase()} ${name}="${value}"`
  if (/^on|^id$|^name$|^xlink/i.test(name)) return [where]
  if (/(?:java|vb)script:|data:/i.test(value) && !inert.has(name)) return [where]
  if (name === 'href')
    return /^(?:https?:\/\/|mailto:)/.test(value) && element.getAttribute('rel')?.includes('noopener')
      ? []
      : [where]
  if (name === 'src') return /^\/api\/v1\/media\/[\w-]+$/.test(value) ? [] : [where]
  if (name === 'style' && inFormula(element))
    return /url|position:\s*fixed|expression|@|\\/i.test(value) ? [where] : []
  if (inFormula(element)) return formulaAttributes.test(name) ? [] : [where]
  return attributes.has(name) ? [] : [where]
}

test('the corpus is large enough to mean something', () =>
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(100))

test.each(payloads)('%j does nothing', async (payload) => {
  const placed = [
    payload,
    `a ${payload} b`,
    `> - ${payload}`,
    `**${payload}**`,
    `| a |\n|---|\n| ${payload} |`,
  ]
  for (const source of placed) {
    expect(dangersIn(await renderMarkdown(source))).toEqual([])
    expect(dangersIn(await renderInline(source))).toEqual([])
  }
})

test.each(payloads)('%j does nothing as any part of a note', async (payload) => {
  const points = [{ id: payload, text: payload, required: true }]
  const cards = [
    ...(await renderNote('basic-reversed', { Front: payload, Back: payload })),
    ...(await renderNote('cloze', { Text: `{{c1::${payload}}} {{c2::x::${payload}}}`, Extra: payload })),
    ...(await renderNote('concept', { Question: payload, Answer: payload }, { points, sources: [payload] })),
    ...(await renderNote('case-step', {
      Case: payload,
      Question: payload,
      Points: payload,
      Source: payload,
    })),
  ]
  for (const { front, back } of cards) expect([...dangersIn(front), ...dangersIn(back)]).toEqual([])
})

test('the check itself sees what it looks for', () => {
  expect(dangersIn('<img src=x onerror=alert(1)>')).toHaveLength(2)
  expect(dangersIn('<p style="a:b" id=x><script></script></p>')).toHaveLength(3)
  expect(dangersIn('<a href="javascript:1">x</a>')).toHaveLength(1)
})
