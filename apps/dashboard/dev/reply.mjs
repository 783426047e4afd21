export const json = (response, body, status = 200, type = 'application/json') =>
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
