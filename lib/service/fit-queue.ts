/** Wakes whoever runs fits; set by the server, and by nobody where fits are not run. */
let wake: () => void = () => undefined

export const setFitWaker = (waker: () => void): void => {
  wake = waker
}

/** Says that a fit waits. */
export const wakeFits = (): void => wake()
