/** Formulas, code and diagrams in a tree that is already safe. */
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { visit } from 'unist-util-visit'
import { clozeMarks, withoutMarks } from '@/lib/core/content/cloze'
import { cutAtMarks, hasMarks, restoreMarks } from '@/lib/io/render/cloze-marks'
import { tokensOfCode, type CodeToken } from '@/lib/io/render/code'
import { formulaLength, setMarkedFormula, type SetFormula } from '@/lib/io/render/math'
import { giveTurn, type Setting } from '@/lib/io/render/setting'

/** Characters of HTML that the formulas of one text may come to: a queue shows fifty cards and more. */
const mostFormulaHtml = 200_000

/** The size of a formula's HTML, which stands in a raw node of its own or within one element. */
const sizeOf = (sum: number, node: ElementContent): number =>
  node.type === 'element'
    ? node.children.reduce(sizeOf, sum)
    : sum + ('value' in node ? node.value.length : 0)

type Place = { node: Element; replace: (nodes: ElementContent[]) => void }

/** Replaces formulas by KaTeX's HTML, colours code, and keeps diagrams as source for the browser to draw. */
export async function setFormulasAndCode(tree: Root, setting: Setting): Promise<void> {
  const { formulas, fences } = placesIn(tree)
  let room = mostFormulaHtml
  for (const { node, replace } of formulas) {
    await giveTurn()
    const source = textOf(node)
    const nodes = formula(source, node.tagName === 'pre' ? 'block' : 'inline', setting)
    room -= nodes.reduce(sizeOf, 0)
    replace(room < 0 ? [tooMany(source)] : nodes)
  }
  for (const { node, replace } of fences) {
    await giveTurn()
    replace([await fence(node, setting)])
  }
}

function placesIn(tree: Root): { formulas: Place[]; fences: Place[] } {
  const formulas: Place[] = []
  const fences: Place[] = []
  visit(tree, 'element', (node, _index, parent) => {
    if (!parent || (node.tagName !== 'pre' && node.tagName !== 'code')) return
    // Indices move as formulas are replaced, so each place is looked up when its turn comes.
    const replace = (nodes: ElementContent[]) => {
      parent.children.splice((parent.children as RootContent[]).indexOf(node), 1, ...nodes)
    }
    if (isFormula(node)) formulas.push({ node, replace })
    else if (node.tagName === 'pre') fences.push({ node, replace })
  })
  return { formulas, fences }
}

/** Inline formulas carry `math-inline`; blocks are a `pre` around code in the language "math". */
function isFormula(node: Element): boolean {
  if (node.tagName === 'code') return classesOf(node).includes('math-inline')
  return languageOf(node) === 'math'
}

/** A formula as it was set before in the same note, or set now if the note may have another; null when it may not. */
function setOnce(parts: Part[], display: 'block' | 'inline', { formulas, left }: Setting): SetFormula | null {
  const key = JSON.stringify([display, parts])
  const known = formulas.get(key)
  if (known) return known
  left.formulas -= 1
  left.formulaCharacters -= formulaLength(parts.map(({ text }) => text).join(''))
  if (left.formulas < 0 || left.formulaCharacters < 0) return null
  const set = setMarkedFormula(parts, display)
  formulas.set(key, set)
  return set
}

function formula(source: string, display: 'block' | 'inline', setting: Setting): ElementContent[] {
  const { parts, left } = formulaParts(source)
  const set = setOnce(parts, display, setting)
  if (!set) return [tooMany(source)]
  const inner = 'error' in set ? formulaError(withoutMarks(source), set.error) : raw(set.html)
  const whole: ElementContent =
    display === 'block'
      ? { type: 'element', tagName: 'div', properties: { className: ['formula'] }, children: [inner] }
      : inner
  return left ? [whole, { type: 'text', value: left }] : [whole]
}

type Part = { text: string; mark?: 'gap' | 'answer' }

/** A deletion that begins or ends outside leaves its marks behind the formula, which is then set unmarked. */
function formulaParts(source: string): { parts: Part[]; left: string } {
  const parts: Part[] = []
  let mark: Part['mark']
  for (const part of cutAtMarks(source)) {
    const closes = part === clozeMarks.close
    if (!hasMarks(part)) parts.push({ text: part, mark })
    else if (closes === (mark === undefined)) return leaveMarks(source)
    else mark = closes ? undefined : part === clozeMarks.gap ? 'gap' : 'answer'
  }
  return mark ? leaveMarks(source) : { parts, left: '' }
}

const leaveMarks = (source: string) => ({
  parts: [{ text: withoutMarks(source) }],
  left: cutAtMarks(source).filter(hasMarks).join(''),
})

const tooMany = (source: string) =>
  formulaError(
    withoutMarks(source),
    'A note may not hold more of formulas than this: it is shown as it was written.',
  )

const formulaError = (source: string, title: string): Element => ({
  type: 'element',
  tagName: 'code',
  properties: { className: ['formula-error'], title },
  children: [{ type: 'text', value: source }],
})

// The only raw HTML in the tree: KaTeX's own, put in after sanitising, which leaves no raw node of anyone else's.
const raw = (value: string) => ({ type: 'raw', value }) as unknown as ElementContent

/** Colours code once, as long as the note may have more of it. */
async function coloured(code: string, language: string, setting: Setting): Promise<CodeToken[]> {
  const key = JSON.stringify([language, code])
  const known = setting.code.get(key)
  if (known) return known
  setting.left.code -= code.length
  const { tokens, tooSlow } = await tokensOfCode(code, setting.left.code < 0 ? '' : language)
  if (tooSlow) setting.left.code = 0
  setting.code.set(key, tokens)
  return tokens
}

async function fence(node: Element, setting: Setting): Promise<Element> {
  const marked = textOf(node).replace(/\n$/, '')
  const language = languageOf(node)
  if (language === 'mermaid') return diagram(withoutMarks(marked))
  const tokens = await coloured(withoutMarks(marked), language, setting)
  const children = tokens.map(({ text, tone }): ElementContent => {
    const value: ElementContent = { type: 'text', value: text }
    if (!tone) return value
    return {
      type: 'element',
      tagName: 'span',
      properties: { className: [`code-${tone}`] },
      children: [value],
    }
  })
  restoreMarks(children, marked)
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children }
  return { type: 'element', tagName: 'pre', properties: { className: ['code'] }, children: [code] }
}

const diagram = (source: string): Element => ({
  type: 'element',
  tagName: 'pre',
  properties: { className: ['diagram-source'], dataDiagram: 'mermaid' },
  children: [
    { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: source }] },
  ],
})

function classesOf(node: Element): string[] {
  return Array.isArray(node.properties.className) ? node.properties.className.map(String) : []
}

function languageOf(pre: Element): string {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code')
  const name =
    code?.type === 'element' ? classesOf(code).find((part) => part.startsWith('language-')) : undefined
  return name?.slice('language-'.length) ?? ''
}

const textOf = (node: Element): string =>
  node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
