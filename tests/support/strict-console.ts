// What the service logs is read where a test asks for it, not on the screen.
process.env.LOG_LEVEL ??= 'silent'

/** An unexpected console.error fails the test that caused it. */
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    throw new Error(`unexpected console.error: ${args.map(String).join(' ')}`)
  })
})

afterEach(() => {
  jest.restoreAllMocks()
})
