/** Deletions in a tree of HTML: from the private marks of `lib/core/content/cloze` to `<span class="cloze">`. */
import type { Element, ElementContent, Nodes, Parents, Text } from 'hast'
import { clozeMarks } from '@/lib/core/content/cloze'

const anyMark = new RegExp(`[${Object.values(clozeMarks).join('')}]`)
const everyMark = new RegExp(`([${Object.values(clozeMarks).join('')}])`, 'g')
const blocks = /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td|div|hr)$/

/** Whether a text carries marks. */
export const hasMarks = (text: string) => anyMark.test(text)

/** A text cut at its marks, the marks kept as parts of their own. */
export const cutAtMarks = (text: string) => text.split(everyMark).filter((part) => part !== '')

/** Wraps what stands between marks and takes the marks out. A deletion over several blocks is wrapped in each. */
export function wrapDeletions(tree: Parents): void {
  if (holdsMark(tree)) wrap(tree, { open: false })
}

function wrap(parent: Parents, state: { open: boolean }): void {
  const out: ElementContent[] = []
  let span: Element | undefined
  const put = (node: ElementContent) => {
    const between = !span && node.type === 'text' && node.value.trim() === ''
    if (!state.open || between) return void out.push(node)
    if (!span) out.push((span = cloze()))
    span.children.push(node)
  }
  for (const child of parent.children as ElementContent[]) {
    if (child.type === 'text') {
      for (const part of cutAtMarks(child.value)) {
        if (!hasMarks(part)) put({ type: 'text', value: part })
        else {
          state.open = part !== clozeMarks.close
          span = undefined
        }
      }
    } else if (child.type === 'element' && (isBlock(child, parent) || holdsMark(child))) {
      span = undefined
      const held = child.children.length
      wrap(child, state)
      // A paragraph of nothing but a mark was only there to hold it.
      if (child.children.length > 0 || held === 0) out.push(child)
    } else put(child)
  }
  parent.children = out
}

/** Code in a `pre` counts as a block, so that the span stands inside both. */
const isBlock = (node: Element, parent: Parents) =>
  blocks.test(node.tagName) || ('tagName' in parent && parent.tagName === 'pre')

const cloze = (): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: ['cloze'] },
  children: [],
})

function holdsMark(node: Nodes): boolean {
  if (node.type === 'text') return hasMarks(node.value)
  return 'children' in node && node.children.some(holdsMark)
}

/** Puts the marks of `marked` back into nodes whose texts, joined, are `marked` without its marks. */
export function restoreMarks(nodes: readonly ElementContent[], marked: string): void {
  const parts = cutAtMarks(marked)
  for (const text of textsOf(nodes)) {
    let left = text.value.length
    let value = ''
    while (parts.length > 0 && (left > 0 || hasMarks(parts[0]!))) {
      const part = parts.shift()!
      const taken = hasMarks(part) ? part : part.slice(0, left)
      value += taken
      if (hasMarks(part)) continue
      left -= taken.length
      if (taken.length < part.length) parts.unshift(part.slice(taken.length))
    }
    text.value = value
  }
}

const textsOf = (nodes: readonly ElementContent[]): Text[] =>
  nodes.flatMap((node) =>
    node.type === 'text' ? [node] : node.type === 'element' ? textsOf(node.children) : [],
  )
