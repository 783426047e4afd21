/** Beginnings of words that, at the head of a column, say that a person's data stands below: five languages, and the ids we know. */
const telling =
  /(?<!\p{L})(?:(?:full ?|first ?|last ?|given ?|sur|family ?|customer ?|contact ?|vor|nach|familien)?name|nom\b|nombre|nome\b|cognome|apellido|prénom|contact|kontakt|client|kund|patient|pa[cz]ient|employee|mitarbeiter|titular|intestatari|phone|tel|tél|mobil|móvil|cell|portable|handy|fax|e-?mail|courriel|correo|addre|adre|anschrift|dirección|indirizzo|street|straße|birth|born|dob|geb|naissance|né\b|nacid|nacimiento|nascita|nat[oa]\b|ssn|social|tax|steuer|iban|account|konto|card|karte|carte|tarjeta|carta|passport|dni|nie|nif|nino?\b|nhs|nir|bsn|pesel|cpf|codice|c\.?f\b|person|aadh|ahv|avs|insurance|versicherung)/iu;

/** Whether cells below such a header are to be read together with it. */
export function isTellingHeader(header: string): boolean {
  return header.length <= 80 && telling.test(header);
}
