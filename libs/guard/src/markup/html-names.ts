const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that end a line. */
export const blockElements = names(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html legend li link main meta nav ol optgroup option p pre section summary table tbody td template tfoot th thead title tr ul',
);
export const voidElements = names('area base br col embed hr img input link meta param source track wbr');
const inlineElements = names(
  'a abbr acronym audio b bdi bdo big button canvas caption cite code col data datalist del dfn em embed font i iframe img input ins kbd label map mark meter noscript object output param picture progress q rp rt ruby s samp script select small source span strike strong style sub sup svg text textarea time track tt u var video wbr area base',
);
/** Elements whose content is not text. */
export const rawElements = names('script style');

export const isHtmlElement = (name: string): boolean => blockElements.has(name) || inlineElements.has(name);
