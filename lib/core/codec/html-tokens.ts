/** HTML cut into tags and text: enough for what card tools write, and linear for what nobody writes. */
import { readEntities } from './html-entities'
import { partsOfMarkdown } from './markdown-code'

export type HtmlToken =
  | { kind: 'text'; text: string }
  /** Text in which nothing means anything. */
  | { kind: 'verbatim'; text: string }
  | { kind: 'open'; name: string; attributes: Readonly<Record<string, string>> }
  | { kind: 'close'; name: string }

/** A longer tag is text: only a picture written into its own address is, and no card needs it. */
const longestTag = 20_000

/** Each tag that never ends costs a look ahead; after so many, the rest is text. */
const mostUnended = 200

const elements = new Set(
  (
    'a abbr address anki-mathjax article aside audio b big blockquote body br button canvas caption center cite code col ' +
    'colgroup dd del details dfn div dl dt em embed figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 ' +
    'head header hr html i iframe img input ins kbd label li link main mark math meta meter nav noscript object ol option ' +
    'p param picture pre progress q rp rt ruby s samp script section select small source span strike strong style sub ' +
    'summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
)

/** Where a tag that opens at `from` ends, behind its `>`; -1 when it does not. Values in quotes may hold one. */
const endOfTag = (html: string, from: number): number => {
  let quote = ''
  const most = Math.min(html.length, from + longestTag)
  for (let at = from; at < most; at++) {
    const sign = html[at]!
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '>') return at + 1
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign
  }
  return -1
}

const attributesOf = (text: string): Record<string, string> => {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single, bare] of text.matchAll(
    /([a-zA-Z][\w:-]{0,40})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  ))
    attributes[name!.toLowerCase()] ??= readEntities(double ?? single ?? bare ?? '')
  return attributes
}

/**
 * Cuts HTML into tokens. What looks like a tag but names no element of HTML (`List<int>`) is text; comments are left out.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let from = 0
  const lastClose = html.lastIndexOf('>')
  let noComment = false
  let unended = 0
  for (let at = html.indexOf('<'); at >= 0 && at < lastClose; at = html.indexOf('<', at + 1)) {
    if (html.startsWith('<!--', at) && !noComment) {
      const end = html.indexOf('-->', at + 4)
      if (end < 0) noComment = true
      else {
        if (at > from) yield { kind: 'text', text: html.slice(from, at) }
        from = end + 3
        at = from - 1
        continue
      }
    }
    const [, slash, name] =
      /^<(\/?)([a-zA-Z][a-zA-Z0-9-]{0,20})(?=[\s/>])/.exec(html.slice(at, at + 24)) ?? []
    if (name === undefined || !elements.has(name.toLowerCase())) continue
    const end = endOfTag(html, at + 1 + slash!.length + name.length)
    if (end < 0) {
      if (++unended > mostUnended) break
      continue
    }
    if (at > from) yield { kind: 'text', text: html.slice(from, at) }
    const element = name.toLowerCase()
    if (slash) yield { kind: 'close', name: element }
    else
      yield {
        kind: 'open',
        name: element,
        attributes: attributesOf(html.slice(at + 1 + name.length, end - 1)),
      }
    from = end
    at = end - 1
  }
  if (from < html.length) yield { kind: 'text', text: html.slice(from) }
}

/** The same for Markdown with HTML in it, whose code is left as it stands. */
export function* mixedTokens(markdown: string): Generator<HtmlToken> {
  for (const { text, isCode } of partsOfMarkdown(markdown)) {
    if (isCode) yield { kind: 'verbatim', text }
    else yield* htmlTokens(text)
  }
}
