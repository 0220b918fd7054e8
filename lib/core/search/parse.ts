import { termOf } from './conditions'
import { maxSearchDepth, maxSearchLength, maxSearchTerms, SearchError, type Search } from './terms'
import { foldText, tokensOf, type Sign, type Token } from './tokens'

/** A group that is being read: alternatives, each a list of parts that all have to hold. */
type Group = { openedAt: number; isNegated: boolean; alternatives: Search[][] }

const joined = (kind: 'and' | 'or', parts: readonly Search[]): Search =>
  parts.length === 1 ? parts[0]! : { kind, parts }

const treeOf = ({ alternatives }: Group): Search =>
  joined(
    'or',
    alternatives.map((parts) => joined('and', parts)),
  )

const negated = (part: Search): Search => (part.kind === 'not' ? part.part : { kind: 'not', part })

const nothingBeside = (word: string): string =>
  `"${word}" needs a condition on both sides. To find the word itself, put it in quotes.`

/** Reads tokens one by one; groups lie on a stack of our own, so that depth costs no call. */
class Parser {
  private readonly groups: Group[] = [{ openedAt: 0, isNegated: false, alternatives: [[]] }]
  private isNegated = false
  private terms = 0
  /** An `or` or `and` that waits for its right side. */
  private waiting: Sign<'or'> | Sign<'and'> | null = null

  private get group(): Group {
    return this.groups.at(-1)!
  }
  private get parts(): Search[] {
    return this.group.alternatives.at(-1)!
  }

  private add(part: Search, isNegated: boolean): void {
    this.parts.push(isNegated ? negated(part) : part)
    this.waiting = null
  }

  private open(position: number): void {
    if (this.groups.length > maxSearchDepth)
      throw new SearchError(position, `Brackets may lie ${maxSearchDepth} deep. Take some of them away.`)
    this.groups.push({ openedAt: position, isNegated: this.isNegated, alternatives: [[]] })
    this.isNegated = false
    this.waiting = null
  }

  private close(position: number): void {
    this.assertComplete(position)
    if (this.groups.length === 1)
      throw new SearchError(
        position,
        'A closing bracket has no opening one. Take it away, or write \\) for the sign itself.',
      )
    if (this.parts.length === 0)
      throw new SearchError(this.group.openedAt, 'There is nothing between these brackets.')
    const group = this.groups.pop()!
    this.add(treeOf(group), group.isNegated)
  }

  private join(token: Sign<'or'> | Sign<'and'>): void {
    if (this.parts.length === 0 || this.isNegated || this.waiting)
      throw new SearchError(token.position, nothingBeside(token.kind), token.kind.length)
    if (token.kind === 'or') this.group.alternatives.push([])
    this.waiting = token
  }

  private assertComplete(position: number): void {
    if (this.isNegated)
      throw new SearchError(position, 'A minus stands before nothing. Put a condition after it.')
    if (this.waiting)
      throw new SearchError(this.waiting.position, nothingBeside(this.waiting.kind), this.waiting.kind.length)
  }

  read(token: Token): void {
    if (token.kind === '(') this.open(token.position)
    else if (token.kind === ')') this.close(token.position)
    else if (token.kind === '-') this.isNegated = !this.isNegated
    else if (token.kind !== 'word') this.join(token)
    else {
      if (++this.terms > maxSearchTerms)
        throw new SearchError(
          token.position,
          `A search may have ${maxSearchTerms} conditions. Take some of them away.`,
          token.source.length,
        )
      this.add(termOf(token), this.isNegated)
      this.isNegated = false
    }
  }

  end(position: number): Search {
    this.assertComplete(position)
    if (this.groups.length > 1)
      throw new SearchError(this.group.openedAt, 'A bracket is not closed. Add the closing one.')
    return this.parts.length === 0 ? { kind: 'all' } : treeOf(this.group)
  }
}

/**
 * Reads a search in one pass. An empty one is `all`.
 * @throws SearchError, and nothing else, for whatever cannot be read
 */
export const parseSearch = (text: string): Search => {
  if (text.length > maxSearchLength)
    throw new SearchError(
      maxSearchLength,
      'A search may have 1,000 characters. Make it shorter.',
      text.length - maxSearchLength,
    )
  if (foldText(text).length > 2 * maxSearchLength)
    throw new SearchError(0, 'Some signs here stand for many letters each. Write the letters themselves.')
  const parser = new Parser()
  for (const token of tokensOf(text)) parser.read(token)
  return parser.end(text.length)
}
