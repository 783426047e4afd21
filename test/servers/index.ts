// Real servers for integration tests, started from a Python wheel (PostgreSQL) and the machine's own redis-server.
// Where one cannot be had the tests that need it skip and say why; with CI=true its absence is a failure.
// Imported by test/ only.
export { freePort } from './free-port.ts';
export { hold, letGo } from './hold-process.ts';
export { placeEmbedded } from './place-embedded.ts';
export { startPostgres, type PostgresOptions, type RealPostgres } from './postgres.ts';
export { startRedis, type RealRedis } from './redis.ts';
export type { Started } from './started.ts';
