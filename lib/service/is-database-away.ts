/** For the edge, which may not reach into the database's room itself. */
export { isDatabaseAway } from '@/lib/db/database'
