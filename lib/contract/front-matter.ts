/** YAML read with its lines kept, so that an issue can say where it stands. */
import { isMap, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'

/** One thing wrong with a file of the library; lines count from 1. */
export type LibraryIssue = { path: string; line: number; message: string }

type Parsed<T> = { value?: T; issues: LibraryIssue[] }

/** Reads YAML that begins at line `firstLine` of the file and holds it to a schema. Never throws. */
export function parseYaml<T>(yaml: string, schema: z.ZodType<T>, path: string, firstLine: number): Parsed<T> {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  const errors = [
    ...document.errors.map(({ pos, message }) => ({ at: pos[0], message })),
    ...aliasesIn(document),
  ]
  if (errors.length > 0)
    return { issues: errors.map(({ at, message }) => ({ path, line: lineAt(at), message })) }
  const result = schema.safeParse(document.toJS())
  if (result.success) return { value: result.data, issues: [] }
  const issues = result.error.issues.flatMap((issue) =>
    placesOf(issue).map((place) => ({
      path,
      line: lineAt(offsetOf(document, place)),
      message: sentence(issue, place),
    })),
  )
  return { issues }
}

/** An alias can make a short file enormous, and no file of the library needs one. */
function aliasesIn(document: Document): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = []
  visit(document, {
    Alias: (_, alias) =>
      void found.push({ at: alias.range?.[0] ?? 0, message: 'An alias (*) is not allowed.' }),
  })
  return found
}

/** Where an issue stands; an unknown key is named by itself and not by the map that holds it. */
function placesOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  if (issue.code !== 'unrecognized_keys') return [issue.path]
  return issue.keys.map((key) => [...issue.path, key])
}

function sentence(issue: z.core.$ZodIssue, place: PropertyKey[]): string {
  const name = place.map(String).join('.') || 'The front matter'
  if (issue.code === 'unrecognized_keys') return `${name} is not a known key.`
  return `${name}: ${issue.message}.`
}

/** Start of the key at a place, of the innermost thing that is there when it is missing. */
function offsetOf(document: Document, place: PropertyKey[]): number {
  for (let depth = place.length; depth > 0; depth -= 1) {
    const holder = depth > 1 ? document.getIn(place.slice(0, depth - 1), true) : document.contents
    const key = place[depth - 1]
    if (isMap(holder)) {
      const pair = holder.items.find((item) => isNode(item.key) && String(item.key) === key)
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0]
    }
    const value = document.getIn(place.slice(0, depth), true)
    if (isNode(value) && value.range) return value.range[0]
  }
  return 0
}
