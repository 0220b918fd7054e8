/** So many are loaded before it is known how large they are. */
const firstPiece = 50

/**
 * Loads rows by id until they are as much as one reply should hold, about: what a person writes is all loaded at once
 * or in two pieces, and of what nobody writes only the beginning.
 * @param sizeOf characters of a row  @param mostCharacters at which no more is loaded
 */
export const loadUpTo = async <Row>(
  ids: readonly string[],
  load: (ids: string[]) => Promise<readonly Row[]>,
  sizeOf: (row: Row) => number,
  mostCharacters: number,
): Promise<Row[]> => {
  const rows: Row[] = []
  let characters = 0
  let at = 0
  while (at < ids.length && characters < mostCharacters) {
    const room = at === 0 ? firstPiece : Math.ceil(((mostCharacters - characters) * at) / (characters + 1))
    const piece = await load(ids.slice(at, at + room))
    at += room
    rows.push(...piece)
    characters += piece.reduce((sum, row) => sum + sizeOf(row), 0)
  }
  return rows
}
