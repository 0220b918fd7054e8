import { makeFitProcess } from '@/lib/io/fit-process'

/** What of a server runs fits, as a process that can be killed: wakes the fitting process, and stays. */
const [program, url] = process.argv.slice(2)
makeFitProcess(program!, { CROSSOVER_FIT_DATABASE: url! }, () => undefined).wake()
setInterval(() => undefined, 60_000)
