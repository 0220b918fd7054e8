/** Links, images and headings of a card: nothing leads out unseen, nothing is fetched from elsewhere. */
import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { withoutMarks } from '@/lib/core/content/cloze'
import { hashOfAddress, pathOfMedia } from '@/lib/core/media'

const outside = /^(?:https?:\/\/|mailto:)/i
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
    if (element.tagName === 'img' && !amendImage(element)) {
      parent!.children[index!] = { type: 'text', value: String(element.properties.alt ?? '') }
      return SKIP
    }
    const level = /^h([1-6])$/.exec(element.tagName)?.[1]
    if (level) element.tagName = `h${Math.min(6, Number(level) + 3)}`
    return undefined
  })
}

/** Whether the image may stay: it is named by its hash, and fetched from us alone. */
function amendImage({ properties }: Element): boolean {
  const sha256 = hashOfAddress(String(properties.src ?? ''))
  if (!sha256) return false
  properties.src = pathOfMedia(sha256)
  properties.alt = withoutMarks(String(properties.alt ?? ''))
  if (properties.title) properties.title = withoutMarks(String(properties.title))
  properties.loading = 'lazy'
  return true
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
