/** Links, images and headings of a card: nothing leads out unseen, nothing is fetched from elsewhere. */
import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

const outside = /^(?:https?:\/\/|mailto:)/i
const ownMedia = /^\/api\/v1\/media\/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9]{1,5})?$/
const marksInUrl = /%EE%83%8[0-2]/gi

/**
 * Links open a new tab without a referrer, any other link becomes its words. An image that is not the learner's own media becomes
 * its description. Headings start at the fourth level, below the page's and the card's own.
 */
export function amendLinks(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName === 'a' && !amendLink(element)) {
      parent!.children.splice(index!, 1, ...element.children)
      return index
    }
    if (element.tagName === 'img' && !ownMedia.test(String(element.properties.src ?? ''))) {
      parent!.children[index!] = { type: 'text', value: String(element.properties.alt ?? '') }
      return SKIP
    }
    if (element.tagName === 'img') element.properties.loading = 'lazy'
    const level = /^h([1-6])$/.exec(element.tagName)?.[1]
    if (level) element.tagName = `h${Math.min(6, Number(level) + 3)}`
    return undefined
  })
}

/** Whether the link may stay. */
function amendLink(link: Element): boolean {
  const href = String(link.properties.href ?? '').replace(marksInUrl, '')
  if (!outside.test(href)) return false
  link.properties = {
    ...link.properties,
    href,
    rel: ['nofollow', 'noopener', 'noreferrer'],
    target: '_blank',
  }
  return true
}
