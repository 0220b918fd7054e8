/** The values of a statement that is being put together: text of the statement is ours alone, what was typed is bound. */
export class Values {
  readonly list: unknown[] = []

  /** Binds a value and returns its place, such as `$3::text`. */
  add(value: unknown, type: string): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
}
