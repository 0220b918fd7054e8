import { z } from 'zod'
import { errorReply } from '@/lib/contract/common'
import type { Route } from './route'

type Json = Record<string, unknown>

const schemaOf = (shape: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Json
  return schema
}

const jsonOf = (schema: Json) => ({ content: { 'application/json': { schema } } })

/** A file is described by its content types alone. */
const fileOf = (types: readonly string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
})

const parametersOf = (shape: z.ZodType | null, place: 'path' | 'query') => {
  if (!shape) return []
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

const changeIdHeader = {
  'X-Change-Id': {
    description: 'What POST /changes/{id}/undo takes; left out when nothing changed',
    schema: { type: 'string', format: 'uuid' },
  },
}

const operationOf = (route: Route): Json => {
  const body = route.documentedBody ?? route.body
  const name = [
    route.method,
    ...route.path
      .split('/')
      .filter(Boolean)
      .map((part) => part.replace(':', 'by-')),
  ].join('-')
  return {
    operationId: name,
    summary: route.summary,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(body ? { requestBody: { required: true, ...jsonOf(schemaOf(body, 'input')) } } : {}),
    ...(route.upload ? { requestBody: { required: true, ...fileOf(route.upload) } } : {}),
    responses: {
      [route.status]: {
        description: 'Done',
        ...(route.undo ? { headers: changeIdHeader } : {}),
        ...(route.reply ? jsonOf(schemaOf(route.reply, 'output')) : {}),
        ...(route.download ? fileOf(route.download) : {}),
      },
      default: { description: 'Refused', ...jsonOf({ $ref: '#/components/schemas/Error' }) },
    },
    security:
      route.access === 'public' ? [{}, { token: [] }, { session: [] }] : [{ token: [] }, { session: [] }],
  }
}

const health = {
  get: {
    operationId: 'get-health',
    summary: 'Whether the service and its database answer',
    responses: { 200: { description: 'Both answer' }, 503: { description: 'The database does not' } },
    security: [{}],
    servers: [{ url: '/api' }],
  },
}
const document = {
  get: {
    operationId: 'get-openapi',
    summary: 'This document',
    responses: { 200: { description: 'OpenAPI 3.1' } },
    security: [{}],
  },
}

/** The OpenAPI 3.1 document, from the very schemas that check requests. */
export const openApiDocument = (routes: readonly Route[], cookieName: string, version: string): Json => {
  const paths: Record<string, Json> = { '/health': health, '/openapi.json': document }
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Crossover',
      version,
      description: 'Spaced repetition for machine-learning system design.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Error: schemaOf(errorReply, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: cookieName },
      },
    },
  }
}
