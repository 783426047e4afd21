const unwanted = /^(image|audio|video|font)\/|^text\/css|javascript|zip$|gzip|x-tar|x-7z|x-rar|octet-stream.*dmg|font|wasm/i;
const unwantedNames =
  /\.(avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp|mp[34]|m4[av]|mov|avi|webm|og[gv]|wav|flac|css|m?js|map|woff2?|ttf|otf|eot|zip|gz|tgz|bz2|xz|7z|rar|tar|dmg|exe|msi|deb|rpm|iso|apk|jar|whl|wasm)$/i;

export const isWantedType = (mediaType: string | null): boolean => mediaType === null || !unwanted.test(mediaType);

/** By its name, before it is asked for. */
export const isWantedName = (url: string): boolean => !unwantedNames.test(new URL(url).pathname);

export const isPageType = (mediaType: string | null): boolean => /^(text\/html|application\/xhtml\+xml)\b/i.test(mediaType ?? '');
