/** HTML of a card as Markdown: emphasis, lists, code, tables, links and pictures stay; nothing active does. */
import { htmlTokens, mixedTokens, type HtmlToken } from './html-tokens'
import { readEntities } from './html-entities'
import { MarkdownWriter } from './markdown-writer'
import { markdownText, shifted } from './markdown-text'

/** Elements whose content is not for reading. */
const silent = new Set(
  'script style head title iframe object embed template noscript audio video canvas'.split(' '),
)
const marks: Readonly<Record<string, string>> = {
  ...{ b: '**', strong: '**', i: '*', em: '*', cite: '*', var: '*', dfn: '*' },
  ...{ s: '~~', del: '~~', strike: '~~', h1: '**', h2: '**', h3: '**', h4: '**', h5: '**', h6: '**' },
}
const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 table details figure section article dl form'.split(' '))
const lines = new Set('div tr dt dd summary figcaption center header footer option'.split(' '))

/** `mixed` is Markdown with HTML in it: only the tags are read, the text is Markdown already. */
export type HtmlMode = 'html' | 'mixed'

const addressOf = (href: string | undefined): string | null => {
  const address = (href ?? '').trim()
  if (!/^(?:https?:\/\/|mailto:)[^\s\u0000-\u001f]+$/i.test(address)) return null
  return address.replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

const picture = ({ src = '', alt = '' }: Readonly<Record<string, string>>): string => {
  const name = /^data:/i.test(src.trim()) ? '' : src.replace(/[\u0000-\u001f<>]/g, '').trim()
  const words = (alt.trim() || name.split('/').at(-1)!).replace(/[[\]\\\s]+/g, ' ').slice(0, 500)
  return `![${words}](${/[\s()]/.test(name) ? `<${name}>` : name})`
}

/** Takes the tokens up to the end of an element, nested ones of its name with it, and gives back their text. */
const innerText = (tokens: Iterator<HtmlToken>, name: string): string => {
  let text = ''
  let depth = 1
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const token = next.value
    if (token.kind === 'text' || token.kind === 'verbatim') text += token.text
    else if (token.name === 'br') text += '\n'
    else if (token.name === name) depth += token.kind === 'open' ? 1 : -1
    else if (token.kind === 'close' && /^(?:div|p|li)$/.test(token.name)) text += '\n'
    if (depth === 0) break
  }
  return readEntities(text)
}

/**
 * Turns HTML into Markdown.
 * @param html one field; longer than 100,000 characters of Markdown may come out, which the caller refuses
 */
export const htmlToMarkdown = (html: string, mode: HtmlMode = 'html'): string => {
  if (mode === 'html' && !/[<&]/.test(html)) return markdownOf(html)
  const writer = new MarkdownWriter(mode)
  const tokens = (mode === 'html' ? htmlTokens : mixedTokens)(html.replace(/\r\n?/g, '\n'))
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const token = next.value
    if (token.kind === 'text') writer.text(readEntities(token.text), markdownText)
    else if (token.kind === 'verbatim') writer.text(token.text, markdownText)
    else if (token.kind === 'close') close(writer, token.name)
    else open(writer, tokens, token)
  }
  return writer.finish()
}

const markdownOf = (text: string): string => {
  const writer = new MarkdownWriter('html')
  writer.text(text, markdownText)
  return writer.finish()
}

function open(writer: MarkdownWriter, tokens: Iterator<HtmlToken>, token: HtmlToken & { kind: 'open' }) {
  const { name, attributes } = token
  if (silent.has(name)) return void innerText(tokens, name)
  if (name === 'svg') return writer.raw(innerText(tokens, name).trim() && '[drawing]')
  if (name === 'math') return writer.text(innerText(tokens, name), markdownText)
  if (name === 'anki-mathjax') {
    const formula = innerText(tokens, name).trim().replace(/\s+/g, ' ')
    const sign = attributes.block === 'true' ? '$$' : '$'
    return writer.raw(formula && `${sign}${formula}${sign}`)
  }
  if (name === 'sup' || name === 'sub') return writer.raw(shifted(innerText(tokens, name), name))
  if (name === 'rt') return writer.raw(`(${innerText(tokens, name).trim()})`)
  if (name === 'rp') return void innerText(tokens, name)
  if (name === 'pre') return writer.fence(innerText(tokens, name))
  if (/^(?:code|kbd|samp|tt)$/.test(name)) return writer.code(innerText(tokens, name))
  if (name === 'br') return writer.lineBreak()
  if (name === 'hr') return writer.rule()
  if (name === 'img') return writer.raw(picture(attributes))
  if (name === 'a') return writer.openLink(addressOf(attributes.href))
  if (name === 'ul' || name === 'ol') return writer.openList(name)
  if (name === 'li') return writer.openItem()
  if (name === 'blockquote') return writer.openQuote()
  if (name === 'table') return writer.openTable()
  if (name === 'tr') return writer.openRow()
  if (name === 'td' || name === 'th') return writer.openCell()
  if (paragraphs.has(name)) writer.paragraph()
  else if (lines.has(name)) writer.line()
  const mark = marks[name]
  if (mark) writer.openMark(mark)
}

function close(writer: MarkdownWriter, name: string) {
  const mark = marks[name]
  if (mark) writer.closeMark(mark)
  if (name === 'a') writer.closeLink()
  else if (name === 'ul' || name === 'ol') writer.closeList()
  else if (name === 'li') writer.closeItem()
  else if (name === 'blockquote') writer.closeQuote()
  else if (name === 'td' || name === 'th') writer.closeCell()
  else if (name === 'table') writer.closeTable()
  else if (paragraphs.has(name)) writer.paragraph()
  else if (lines.has(name)) writer.line()
}
