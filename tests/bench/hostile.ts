import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { chanceOf } from './support/chance'
import { knownTo } from './support/hostile-known'
import { hostileRequest, type ApiDocument, type HostileRequest } from './support/hostile-requests'
import { makeLearners } from './support/learners'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'
import { withServer, type BenchServer } from './support/server'
import { quantile } from './support/statistics'

const requests = Number(process.env.HOSTILE_REQUESTS ?? 50_000)
const seed = process.env.HOSTILE_SEED ?? '1'
const atOnce = 8

type Outcome = { status: number; ms: number }
type Sent = Outcome & { call: string }

const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

/** Sends one; 0 stands for a connection that the server ended before it answered, as it may when a body is too large. */
const send = ({ port }: BenchServer, { method, path, headers, body }: HostileRequest): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const from = performance.now()
    const ended = (status: number) => resolve({ status, ms: performance.now() - from })
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        agent,
        headers: { ...headers, ...(body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }) },
      },
      (reply) => {
        reply.resume()
        reply.once('end', () => ended(reply.statusCode!))
        reply.once('error', () => ended(reply.statusCode!))
      },
    )
    // A refusal of a body that is still on its way ends the connection, also after the answer.
    outgoing.once('socket', (socket) => socket.on('error', () => undefined).setMaxListeners(0))
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? ended(0) : reject(error),
    )
    outgoing.end(body ?? undefined)
  })

/** Resident memory in MB; NaN where there is no /proc. */
const residentMb = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024
  } catch {
    return NaN
  }
}

const documentOf = async ({ url }: BenchServer): Promise<ApiDocument> =>
  (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as ApiDocument

/** Calls of the document that were not sent, and those of which not one was answered with success. */
const reachOf = (document: ApiDocument, sent: readonly Sent[]) => {
  const calls = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  )
  const reached = new Set(sent.map(({ call }) => call))
  const answered = new Set(sent.filter(({ status }) => status >= 200 && status < 300).map(({ call }) => call))
  return {
    calls,
    unsent: calls.filter((call) => !reached.has(call)),
    onlyRefused: calls.filter((call) => !answered.has(call)),
  }
}

/** The twenty slowest answers by their calls, so that a run says where to look. */
const slowestOf = (sent: readonly Sent[]) =>
  [...sent]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 20)
    .map(({ call, status, ms }) => ({ call, status, ms: Math.round(ms) }))

const measureOn = async (server: BenchServer): Promise<Findings> => {
  const document = await documentOf(server)
  const learners = await makeLearners(server, atOnce)
  const knowns = await Promise.all(learners.map((learner) => knownTo(server, learner)))
  const outcomes: Sent[] = []
  const faults: string[] = []
  const memoryMb: number[] = []
  let next = 0
  const work = async (place: number) => {
    for (let index = next++; index < requests; index = next++) {
      const chance = chanceOf(`${seed}:${index}`)
      const hostile = hostileRequest(document, knowns[place]!, learners[place]!.token, chance)
      const outcome = await send(server, hostile)
      outcomes.push({ ...outcome, call: hostile.call })
      if (outcome.status >= 500 || outcome.ms > 1000)
        faults.push(
          `#${index} ${outcome.status} in ${outcome.ms.toFixed(0)} ms: ${hostile.method} ${hostile.path.slice(0, 200)} ${hostile.body?.slice(0, 300)}`,
        )
      if (outcomes.length % (requests / 10) === 0) memoryMb.push(residentMb(server.pid))
    }
  }
  await Promise.all(learners.map((_, place) => work(place)))
  agent.destroy()
  for (const fault of faults.slice(0, 40)) process.stderr.write(`  ${fault}\n`)
  const ms = outcomes.map((one) => one.ms)
  const statuses = new Map<number, number>()
  for (const { status } of outcomes) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  const reach = reachOf(document, outcomes)
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  return {
    figures: [
      figure('hostile requests', outcomes.length, 'requests', told.join(', ')),
      budgeted('calls of the API not sent', reach.unsent.length, `of ${reach.calls.length}`, { atMost: 0 }),
      figure('calls only ever refused', reach.onlyRefused.length, 'calls', reach.onlyRefused.join(', ')),
      budgeted('answers of 500 and more', outcomes.filter(({ status }) => status >= 500).length, 'answers', {
        atMost: 0,
      }),
      budgeted(
        'slowest answer',
        Math.max(...ms),
        'ms',
        { atMost: 1000 },
        `p99 ${quantile(ms, 0.99).toFixed(0)}`,
      ),
      budgeted(
        'resident memory, last tenth to second tenth',
        memoryMb.at(-1)! / memoryMb[1]!,
        'x',
        { atMost: 1.1 },
        `MB: ${memoryMb.map((mb) => mb.toFixed(0)).join(' ')}`,
      ),
    ],
    rounds: { faults, memoryMb, onlyRefused: reach.onlyRefused, slowest: slowestOf(outcomes) },
  }
}

/** Every call of the API, as the OpenAPI document has it, given what nobody should send. */
export const hostile: Measurement = { name: 'hostile', measure: () => withServer(measureOn) }
