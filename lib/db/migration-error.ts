/** The database and the migrations in the folder do not fit together; the message names the migration in a sentence. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}
