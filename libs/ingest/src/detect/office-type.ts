const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** What an office writes, in files that are archives or have a signature of their own. */
export const officeTypes = [
  `${openXml}.wordprocessingml.document`,
  `${openXml}.presentationml.presentation`,
  `${openXml}.spreadsheetml.sheet`,
  'application/vnd.ms-excel',
  `${openDocument}.text`,
  `${openDocument}.spreadsheet`,
  `${openDocument}.presentation`,
  'application/epub+zip',
  'application/vnd.ms-outlook',
] as const;
export type OfficeType = (typeof officeTypes)[number];

export const [docxType, pptxType, xlsxType, xlsType, odtType, odsType, odpType, epubType, msgType] = officeTypes;

interface OfficeForm {
  /** As in "cannot be read as …". */
  readonly article: string;
  readonly extension: string;
  /** A name that stands in every archive of the form; null for what is no archive. */
  readonly part: string | null;
  /** Types and templates that are read as this one, as file-type or a sender names them. */
  readonly also: RegExp;
}

export const officeForms: Readonly<Record<OfficeType, OfficeForm>> = {
  [docxType]: { article: 'a Word document', extension: 'docx', part: 'word/document', also: /wordprocessingml|ms-word\.document\.macro/ },
  [pptxType]: {
    article: 'a PowerPoint presentation',
    extension: 'pptx',
    part: 'ppt/presentation',
    also: /presentationml|ms-powerpoint\.\w+\.macro/,
  },
  [xlsxType]: {
    article: 'an Excel workbook',
    extension: 'xlsx',
    part: 'xl/workbook',
    also: /spreadsheetml|ms-excel\.\w+\.(binary\.)?macro/,
  },
  [xlsType]: { article: 'an Excel workbook', extension: 'xls', part: null, also: /^application\/(x-)?(ms)?excel$/ },
  [odtType]: { article: 'an OpenDocument text', extension: 'odt', part: 'content.xml', also: /opendocument\.text/ },
  [odsType]: { article: 'an OpenDocument spreadsheet', extension: 'ods', part: 'content.xml', also: /opendocument\.spreadsheet/ },
  [odpType]: { article: 'an OpenDocument presentation', extension: 'odp', part: 'content.xml', also: /opendocument\.presentation/ },
  [epubType]: { article: 'an EPUB book', extension: 'epub', part: 'META-INF/container.xml', also: /epub/ },
  [msgType]: { article: 'an Outlook message', extension: 'msg', part: null, also: /ms-outlook/ },
};

export function isOffice(type: string | null): type is OfficeType {
  return officeTypes.some((office) => office === type);
}

/** The form that a type's name stands for, or null. */
export function officeTypeOf(essence: string): OfficeType | null {
  return officeTypes.find((type) => type === essence || officeForms[type].also.test(essence)) ?? null;
}
