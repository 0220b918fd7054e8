/**
 * Nothing in a card can run, call out, restyle the page or take the name of something in it.
 * @jest-environment jsdom
 */
import { renderInline, renderMarkdown } from '@/lib/io/render/markdown'
import { renderNote } from '@/lib/io/render/note'
import { xssPayloads as payloads } from '@/tests/support/xss-payloads'

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
