import { Fault } from '#core';
import { officeForms, type OfficeType } from '../../detect/office-type.ts';

/** `why` goes on from "cannot be read as a Word document: ". */
export function damagedOffice(fileName: string, type: OfficeType, why: string, cause?: unknown): Fault {
  const { article, extension } = officeForms[type];
  return new Fault(
    'damaged_file',
    `"${fileName}" cannot be read as ${article}: ${why}. Open it in the program that wrote it and save it again as .${extension}.`,
    { cause },
  );
}
