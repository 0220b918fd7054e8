/** Emphasis and links that are open: their signs are written with the first text in them, so that none stands around nothing. */

type Mark = { sign: string; isWritten: boolean }
type Link = { address: string | null; isWritten: boolean }

/** Every verb gives the signs to write. */
export class OpenInline {
  private marks: Mark[] = []
  /** How often a mark that is open is opened again inside of itself, by its sign: those are not written. */
  private readonly nested = new Map<string, number>()
  private links: Link[] = []

  get hasLink(): boolean {
    return this.links.length > 0
  }

  /** True while a sign waits for its text. */
  get isWaiting(): boolean {
    return this.marks.some((mark) => !mark.isWritten)
  }

  openMark(sign: string): void {
    if (this.marks.some((mark) => mark.sign === sign)) this.nested.set(sign, (this.nested.get(sign) ?? 0) + 1)
    else this.marks.push({ sign, isWritten: false })
  }

  closeMark(sign: string): string {
    const depth = this.nested.get(sign) ?? 0
    if (depth > 0) {
      this.nested.set(sign, depth - 1)
      return ''
    }
    const at = this.marks.findIndex((mark) => mark.sign === sign)
    const [mark] = at < 0 ? [] : this.marks.splice(at, 1)
    return mark?.isWritten ? mark.sign : ''
  }

  openLink(address: string | null): void {
    this.links.push({ address: this.hasLink ? null : address, isWritten: false })
  }

  closeLink(): string {
    const link = this.links.pop()
    return link?.isWritten && link.address ? `](${link.address})` : ''
  }

  closeAll(): string {
    const signs = this.pause()
    this.marks = []
    this.nested.clear()
    let links = ''
    while (this.hasLink) links += this.closeLink()
    return signs + links
  }

  /** Ends emphasis before a break; it begins again behind it. */
  pause(): string {
    let signs = ''
    for (const mark of this.marks.toReversed()) {
      if (!mark.isWritten) continue
      mark.isWritten = false
      signs += mark.sign
    }
    return signs
  }

  /** What stands before text: the bracket of a link, and emphasis. */
  begin(): string {
    let signs = ''
    const link = this.links.at(-1)
    if (link?.address && !link.isWritten) {
      link.isWritten = true
      signs += '['
    }
    for (const mark of this.marks) {
      if (!mark.isWritten) signs += mark.sign
      mark.isWritten = true
    }
    return signs
  }
}
