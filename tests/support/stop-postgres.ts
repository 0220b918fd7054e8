import './start-postgres'

/** After the integration suite: removes what the set-up made. */
const stop = async (): Promise<void> => {
  await globalThis.stopTestPostgres?.()
}

export default stop
