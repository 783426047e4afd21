/** What is told right before the number of a thing, in five languages: “order no. ”, “Artikelnummer: ”, “lot ”. */
export const ofThings =
  /\b(?:isbn|issn|doi|pmid|version|sku|ean|gtin|lot|batch|model|modell|bill|serial|grant|accession|patent|case|ticket|pp|az|aktenzeichen|vorgang(?:s-?nummer|s-?nr)?|vertrag|kosten|(?:order|invoice|article|part|catalog(?:ue)?|customer|contract)(?: (?:number|no))?|(?:rechnungs?|bestell(?:ung)?|artikel|kunden|auftrags?|vertrags?)-?(?:nummer|nr)?|commande|pedido|ordine)[.:#]{0,2} ?[.:#-]?[ ]?$/iu;
