import { childrenCpuMsOf, cpuMsOf, parentOf } from './process-cpu'
import type { Race } from './race'
import type { BenchServer } from './server'

/** Milliseconds of processor time a turn took: in the server, in Postgres, and in the process that makes the load. */
export type CpuMs = { server: number; database: number; load: number }

export type CpuWatch = <R extends Race>(run: () => Promise<R>) => Promise<R & { cpuMs: CpuMs }>

const ownCpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Weighs rounds by processor time, which neighbours disturb far less than they disturb the clock. */
export const cpuWatch = async (server: BenchServer): Promise<CpuWatch> => {
  const { rows } = await server.sql.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = parentOf(rows[0]!.pid)
  const read = (): CpuMs => ({
    server: cpuMsOf(server.pid),
    database: childrenCpuMsOf(postmaster),
    load: ownCpuMs(),
  })
  return async (run) => {
    const before = read()
    const result = await run()
    const after = read()
    const each = (part: keyof CpuMs) => (after[part] - before[part]) / result.turns
    return { ...result, cpuMs: { server: each('server'), database: each('database'), load: each('load') } }
  }
}
