import type { Chance } from './chance'
import { hostileRaw, hostileText, hostileValue } from './hostile-values'

/** What of the OpenAPI document a request is made of. */
type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
}
type Operation = {
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
export type ApiDocument = { paths: Record<string, Record<string, Operation>> }

export type HostileRequest = {
  /** Which call of the document it is, such as `get /stats/{graph}`. */
  call: string
  method: string
  path: string
  headers: Record<string, string>
  body: string | null
}

/**
 * What exists, so that some requests get past the door: ids, and words by the name of the place that takes them: a path
 * such as `/notes/{id}`, a parameter, a field.
 */
export type Known = { ids: readonly string[]; words: Readonly<Record<string, readonly string[]>> }
/** What exists, and how much of this request is spoiled. */
type Draw = Known & { spoilShare: number }

const wrongTypes = ['text/plain', 'application/json; charset=utf-16', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', '', 'x'.repeat(5000)] // prettier-ignore

/** How often a part of a well-made request is put out of shape: some requests are all but right. */
const spoilShares = [0, 0.01, 0.05, 0.12, 0.3]

const textFor = ({ format, pattern }: Schema, known: Draw, chance: Chance): string => {
  if (format === 'date-time')
    return new Date(Date.UTC(2026, chance.below(12), 1 + chance.below(28))).toISOString()
  if (pattern?.includes('[0-9a-f')) return chance.pick(known.ids)
  return chance.isHit(0.5)
    ? hostileText(chance)
    : chance.pick(['Front', 'basic', 'Recall', 'a b', '1m 10m', ...known.ids])
}

/** A value of the shape, spoiled here and there. */
const valueFor = (schema: Schema, known: Draw, chance: Chance, depth = 0): unknown => {
  if (depth > 8 || chance.isHit(known.spoilShare)) return hostileValue(chance)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return chance.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return valueFor(chance.pick(choices), known, chance, depth + 1)
  const type = Array.isArray(schema.type) ? chance.pick(schema.type) : schema.type
  if (type === 'string') return textFor(schema, known, chance)
  if (type === 'integer' || type === 'number')
    return chance.pick([schema.minimum ?? 0, schema.maximum ?? 9, 1, 4])
  if (type === 'boolean') return chance.isHit(0.5)
  if (type === 'null') return null
  if (type === 'array')
    return Array.from({ length: chance.pick([0, 1, 2, 5]) }, () =>
      valueFor(schema.items ?? {}, known, chance, depth + 1),
    )
  if (type === 'object' || schema.properties) return objectFor(schema, known, chance, depth)
  return hostileValue(chance)
}

/** A word that stands for the name, where there is one, more often than not. */
const wordFor = (name: string, known: Draw, chance: Chance): string | null => {
  const words = known.words[name]
  return words && !chance.isHit(known.spoilShare) ? chance.pick(words) : null
}

const objectFor = (schema: Schema, known: Draw, chance: Chance, depth: number): Record<string, unknown> => {
  const made: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(schema.properties ?? {}))
    if (schema.required?.includes(name) ? !chance.isHit(known.spoilShare / 4) : chance.isHit(0.5))
      made[name] = wordFor(name, known, chance) ?? valueFor(part, known, chance, depth + 1)
  if (typeof schema.additionalProperties === 'object')
    for (const name of [
      'Front',
      'Back',
      ...(chance.isHit(known.spoilShare) ? ['Text', hostileText(chance).slice(0, 70)] : []),
    ])
      if (chance.isHit(0.9)) made[name] = valueFor(schema.additionalProperties, known, chance, depth + 1)
  if (chance.isHit(known.spoilShare / 2)) made[hostileText(chance).slice(0, 100)] = hostileValue(chance)
  return made
}

/** Percent signs where an address must have them; half a character is left out, since no client can send it. */
const encoded = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === 'object' ? JSON.stringify(value) : String(value))
      .slice(0, 6000)
      .replace(/\p{Surrogate}/gu, '?'),
  )

const queryFor = (operation: Operation, known: Draw, chance: Chance): string => {
  const parts = operation.parameters
    .filter(({ in: place, required }) => place === 'query' && (required || chance.isHit(0.5)))
    .map(({ name, schema }) => {
      const value = wordFor(name, known, chance) ?? valueFor(schema, known, chance)
      return `${name}=${chance.isHit(known.spoilShare / 2) ? '%' : encoded(value)}`
    })
  if (chance.isHit(0.03)) parts.push(`${encoded(hostileText(chance).slice(0, 50))}=1`)
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

const pathFor = (path: string, operation: Operation, known: Draw, chance: Chance): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}
    return chance.isHit(0.8)
      ? chance.pick(known.words[path.slice(0, path.indexOf('}') + 1)] ?? known.words[name] ?? known.ids)
      : encoded(valueFor(schema, known, chance)).slice(0, 2000) || 'x'
  })

const bodyFor = (operation: Operation, known: Draw, chance: Chance): string | null => {
  const content = Object.values(operation.requestBody?.content ?? {})[0]
  if (!content) return chance.isHit(0.1) ? hostileRaw(chance) : null
  return chance.isHit(known.spoilShare)
    ? hostileRaw(chance)
    : JSON.stringify(valueFor(content.schema, known, chance))
}

/** Calls that would end the account that all the others are made with. */
const isFatal = (method: string, path: string): boolean =>
  method === 'delete' && /^\/(me|sessions|tokens)/.test(path)

/** Draws one request to any call of the API, some of them nearly right. */
export const hostileRequest = (
  document: ApiDocument,
  known: Known,
  token: string,
  chance: Chance,
): HostileRequest => {
  const [path, operations] = chance.pick(Object.entries(document.paths))
  const [method, operation] = chance.pick(Object.entries(operations))
  // What exists is seldom taken away, so that there is something to meet until the end.
  const words = method === 'delete' ? {} : known.words
  const drawn = { ids: known.ids, words, spoilShare: chance.pick(spoilShares) }
  const body = method === 'get' ? null : bodyFor(operation, drawn, chance)
  const headers: Record<string, string> = {}
  if (!isFatal(method, path) && !chance.isHit(0.05)) headers.Authorization = `Bearer ${token}`
  if (chance.isHit(0.02))
    headers.Authorization = `Bearer ${hostileText(chance)
      .replace(/[^\x20-\x7e]/g, '?')
      .slice(0, 4000)}`
  if (body !== null)
    headers['Content-Type'] = chance.isHit(0.04) ? chance.pick(wrongTypes) : 'application/json'
  if (chance.isHit(0.02)) headers.Origin = chance.pick(['null', 'https://evil.example', 'x'])
  const parameters = operation.parameters ?? []
  const complete = { ...operation, parameters }
  return {
    call: `${method} ${path}`,
    method: method.toUpperCase(),
    path: `/api/v1${pathFor(path, complete, drawn, chance)}${queryFor(complete, drawn, chance)}`,
    headers,
    body,
  }
}
