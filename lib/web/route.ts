import type { z } from 'zod'
import type { Provider } from '@/lib/core/providers'
import type { AccountContext, Context } from '@/lib/service/context'
import type { LimitName } from '@/lib/service/limits'

export type Method = 'get' | 'post' | 'patch' | 'delete'
type ObjectShape = z.ZodType<object>

/** One call of the API: all that the listener and the OpenAPI document need to know of it. */
export type Route = {
  method: Method
  /** Under /api/v1, parameters as `:id`. */
  path: string
  summary: string
  access: 'learner' | 'public'
  params: ObjectShape | null
  query: ObjectShape | null
  body: ObjectShape | null
  /** The body as documented, where parsing does more than checking. */
  documentedBody: ObjectShape | null
  /** Content types of a body that is a file; it reaches the use case as `{ bytes }`. */
  upload: readonly string[] | null
  reply: z.ZodType | null
  /** Content types of an answer that is a file; the use case then gives a FileReply. */
  download: readonly string[] | null
  /** Whether what it did can be undone by the id in X-Change-Id. */
  undo: 'by-change' | null
  status: 200 | 201 | 202 | 204
  mostBytes: number
  limit: LimitName
  run(context: RouteContext, input: object): Promise<unknown>
}

/** What every use case is given; those for learners only run when there is one. */
export type RouteContext = Context & AccountContext & { providers: readonly Provider[] }

type Options<Params, Query, Body, Upload> = {
  summary: string
  access?: 'learner' | 'public'
  params?: Params
  query?: Query
  body?: Body
  documentedBody?: ObjectShape
  upload?: Upload
  reply?: z.ZodType
  download?: readonly string[]
  undo?: 'by-change'
  mostBytes?: number
  limit?: LimitName
}

/** What a use case gets of a body that is a file. */
type FileOf<Upload> = [Upload] extends [never] ? unknown : { bytes: Uint8Array }

type Of<Shape> = Shape extends z.ZodType<infer Value> ? Value : unknown

const megabyte = 1024 * 1024
const usualStatus = { get: 200, patch: 200, delete: 204 } as const

/** States a route; its input is what params, query and body parse to, together. */
export const route = <
  Params extends ObjectShape = never,
  Query extends ObjectShape = never,
  Body extends ObjectShape = never,
  Upload extends readonly string[] = never,
>(
  method: Method,
  path: string,
  options: Options<Params, Query, Body, Upload> & { status?: 200 | 201 | 202 | 204 },
  run: (
    context: RouteContext,
    input: ([Params] extends [never] ? unknown : Of<Params>) &
      ([Query] extends [never] ? unknown : Of<Query>) &
      ([Body] extends [never] ? unknown : Of<Body>) &
      FileOf<Upload>,
  ) => Promise<unknown>,
): Route => ({
  method,
  path,
  summary: options.summary,
  access: options.access ?? 'learner',
  params: options.params ?? null,
  query: options.query ?? null,
  body: options.body ?? null,
  documentedBody: options.documentedBody ?? null,
  upload: options.upload ?? null,
  reply: options.reply ?? null,
  download: options.download ?? null,
  undo: options.undo ?? null,
  status: options.status ?? (method === 'post' ? 201 : usualStatus[method]),
  mostBytes: options.mostBytes ?? megabyte,
  limit: options.limit ?? 'requests',
  run: run as Route['run'],
})
