import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#config';
import { Fault } from '#core';

/** Listens where the settings say and resolves with the address. An application that cannot is closed again. */
export async function listen(app: NestFastifyApplication, { port, host }: Config['http']): Promise<string> {
  try {
    await app.listen(port, host);
    return (await app.getUrl()).replace('[::1]', 'localhost');
  } catch (error) {
    await app.close();
    throw cannotListen(error, `port ${port} on ${host}`);
  }
}

const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use; stop what listens there or set PORT to another',
  EACCES: 'is not for this user; set PORT to one above 1023',
  EADDRNOTAVAIL: 'is not of this machine; set AQUIFER_HOST to one of its addresses',
  ENOTFOUND: 'is not of this machine; set AQUIFER_HOST to one of its addresses',
};

function cannotListen(error: unknown, where: string): unknown {
  const remedy = error instanceof Error && 'code' in error ? remedies[String(error.code)] : undefined;
  return remedy ? new Fault('conflict', `${where} ${remedy}`, { cause: error }) : error;
}

/** Ends the application: streams without an end are cut after `graceMs`, what is in hand is finished or handed back. */
export async function closeApi(app: NestFastifyApplication, graceMs: number): Promise<void> {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
