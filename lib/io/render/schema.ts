/** What may stand in a card's HTML. */
import type { Schema } from 'hast-util-sanitize'

/**
 * Only what Markdown makes, and no attribute that can style, name, identify or act. Formulas and highlighted code are put in
 * afterwards by us.
 */
export const cardSchema: Schema = {
  tagNames: [
    ...[
      'p',
      'br',
      'hr',
      'em',
      'strong',
      'del',
      'code',
      'pre',
      'blockquote',
      'ul',
      'ol',
      'li',
      'a',
      'img',
      'sup',
    ],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title'],
    code: [['className', /^language-[\w+#.-]{1,40}$/, 'math-inline', 'math-display']],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  ancestors: {
    thead: ['table'],
    tbody: ['table'],
    tr: ['table'],
    th: ['table'],
    td: ['table'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
  clobber: ['id', 'name'],
  clobberPrefix: 'card-',
  allowComments: false,
  allowDoctypes: false,
}
