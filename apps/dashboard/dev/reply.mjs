export const json = (response, body, status = 200, type = 'application/json') =>
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));

/** What came with a request, as latin1 text: uploads pass through here too. */
export const bodyOf = async (request) => {
  let text = '';
  for await (const chunk of request) text += chunk.toString('latin1');
  return text;
};
